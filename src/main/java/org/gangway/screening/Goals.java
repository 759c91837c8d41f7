// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.gangway.screening.Measured.Scored;

/**
 * What the matching is measured by. Thresholds are found on one half of the negatives and shown on the other; recall is
 * shown for both halves of what is to be found.
 */
public final class Goals {

    private static final double[] SHARES = {.001, .0025, .005, .01};
    /** Of the half on which the threshold is chosen: a little below the quarter percent that the other half must keep to. */
    private static final double CHOSEN = .002;

    private final Measured measured;
    private final double threshold;
    private final long seed;
    private final GoalTable table = new GoalTable();

    private Goals(Measured measured, double threshold, long seed) {
        this.measured = measured;
        this.threshold = threshold;
        this.seed = seed;
    }

    /**
     * What is measured.
     *
     * @param scans how many names are also compared with every listed one
     * @param names how long the lists are made for the speed
     * @param customers how many are searched for whom a change of lists touches
     */
    public record Plan(
            Path data,
            Optional<Path> variants,
            double threshold,
            long seed,
            int every,
            int scans,
            int names,
            int customers) {}

    /** Measures it all. */
    public static GoalTable measure(Plan plan) {
        NameVariants variants = NameVariants.of(plan.variants());
        List<SanctionsList> lists = ListFolder.published(plan.data().resolve("lists"));
        Corpus corpus = Corpus.of(lists, variants);
        Goals goals = new Goals(new Measured(plan.data(), corpus, plan.every()), plan.threshold(), plan.seed());
        goals.table.say("lists "
                + lists.stream().map(list -> list.name() + " " + list.date()).toList() + ", corpus "
                + corpus.version() + ", seed " + plan.seed() + ", each " + plan.every()
                + ". row of the large files, name variants "
                + plan.variants()
                        .map(file -> "built in and " + file.getFileName())
                        .orElse("built in"));
        goals.altered();
        goals.negatives();
        goals.pairs();
        goals.candidates(plan.scans());
        Speed.measure(
                goals.table,
                LargeCorpus.of(lists, plan.names(), plan.seed()),
                variants,
                goals.measured,
                threshold(plan));
        DeltaSpeed.measure(goals.table, lists, plan);
        return goals.table;
    }

    private static double threshold(Plan plan) {
        return plan.threshold();
    }

    private void altered() {
        double[] unaltered = Measured.scores(measured.altered("un", Optional.empty(), seed), one -> true);
        table.put("un_unaltered_recall", Curve.share(unaltered, threshold), "UN persons, unaltered", "", "100 %");
        List<Scored> all = new ArrayList<>();
        for (Alteration alteration : Alteration.values()) {
            List<Scored> some = measured.altered("un", Optional.of(alteration), seed);
            all.addAll(some);
            table.say("  %-20s %.2f %%"
                    .formatted(
                            alteration.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            100 * Curve.share(Measured.scores(some, one -> true), threshold)));
        }
        table.put(
                "un_altered_recall",
                Curve.share(Measured.scores(all, one -> true), threshold),
                "UN persons, name altered, at the threshold",
                "throw-away program 94.7 %",
                ">= 95 %");
    }

    private void negatives() {
        List<Scored> negatives = measured.negatives();
        List<Scored> known = measured.knownNegatives();
        share("false_positives", negatives, "false positives, name only", "", "<= .5 %");
        share(
                "known_false_positives",
                known,
                "false positives with date and nationality",
                "throw-away program .096 %",
                "<= .05 %");
        share(
                "known_non_latin_false_positives",
                known.stream().filter(one -> !one.latin()).toList(),
                "the same, not Latin",
                "",
                "<= .1 %");
        share(
                "cross_script_recall",
                measured.heldOut("cross_script.csv"),
                "original script against Latin names",
                "Watchman 3 %, throw-away program 55 %",
                ">= 85 %");
        heldOut(negatives, measured.heldOut("alias_holdout.csv"));
    }

    private void share(String name, List<Scored> scored, String what, String peers, String goal) {
        table.put(name, Curve.share(Measured.scores(scored, one -> true), threshold), what, peers, goal);
    }

    private void heldOut(List<Scored> negatives, List<Scored> aliases) {
        double chosen = strictest(negatives, CHOSEN, one -> !one.unseen());
        double[] unseen = Measured.scores(negatives, Scored::unseen);
        double[] latin = Measured.scores(negatives, one -> one.unseen() && one.latin());
        double recall = Curve.share(Measured.scores(aliases, one -> true), chosen);
        double other = Curve.share(Measured.scores(aliases, Scored::unseen), chosen);
        String peers = "Watchman 44 %, throw-away program 67 %";
        table.put("holdout_threshold", chosen, "threshold chosen on half of the negatives at .2 %", "", "");
        table.put(
                "holdout_false_positives",
                Curve.share(unseen, chosen),
                "false positives of the other half",
                "",
                "<= .25 %");
        table.put("holdout_latin_false_positives", Curve.share(latin, chosen), "the same, Latin", "", "<= .25 %");
        table.put("holdout_recall", recall, "alias held out", peers, ">= 72 %");
        table.put("holdout_recall_unseen", other, "the same, one half", "", "");
        String what = "recall at .1, .25, .5, 1 % of Latin and of all negatives";
        table.put("holdout_curve", curve(negatives, aliases), what, "Watchman - / 44 / 65 / 68 %", "");
    }

    private static List<Double> curve(List<Scored> negatives, List<Scored> aliases) {
        List<Double> curve = new ArrayList<>();
        for (double share : SHARES) {
            curve.add(Curve.share(Measured.scores(aliases, one -> true), strictest(negatives, share, one -> true)));
        }
        return curve;
    }

    /** At which no more than that share of the Latin and of all negatives is a hit. */
    private static double strictest(List<Scored> negatives, double share, Predicate<Scored> half) {
        return Math.max(
                Curve.threshold(Measured.scores(negatives, half), share),
                Curve.threshold(Measured.scores(negatives, half.and(Scored::latin)), share));
    }

    private void pairs() {
        List<Measured.Pair> pairs = measured.pairs();
        table.put(
                "pairs_f1",
                Measured.f1(pairs, threshold),
                "labelled pairs of persons, F1 at the threshold",
                "logic-v2 .740, throw-away program .781",
                ">= .82");
        table.put(
                "pairs_f1_curated",
                Measured.f1(pairs.stream().filter(Measured.Pair::curated).toList(), threshold),
                "curated ones",
                "logic-v2 .928, throw-away program .888",
                ">= .95");
        table.put(
                "pairs_f1_unseen",
                Measured.f1(pairs.stream().filter(Measured.Pair::unseen).toList(), threshold),
                "every other pair",
                "",
                "");
    }

    private void candidates(int scans) {
        table.put(
                "candidate_recall",
                measured.candidateRecall(scans, threshold),
                "hits of " + scans + " full scans that the index finds",
                "throw-away program 704/704",
                ">= 99.9 %");
    }
}
