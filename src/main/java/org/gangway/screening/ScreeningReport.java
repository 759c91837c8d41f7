// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gangway.calibration.Frame;
import org.gangway.calibration.Page;
import org.gangway.calibration.Rate;

/**
 * What a threshold finds and what it costs, as a page. It names listed persons, and of the people who are on no list only how
 * many there are.
 *
 * @param about which lists, and how it was measured
 * @param named negatives by their names only
 * @param known the same with birth date and nationality
 */
record ScreeningReport(
        String about,
        double threshold,
        List<Trial> altered,
        List<Trial> leftOut,
        List<Trial> named,
        List<Trial> known) {

    /** Share of false positives that a threshold is proposed for. */
    private static final double FALSE_POSITIVES = .0025;

    private static final double[] THRESHOLDS = {.65, .70, .75, .78, .80, .82, .85, .88, .90, .95, 1};
    private static final int MISSES = 300;
    private static final int STEPS = 80;
    private static final double LEAST = 1e-4;

    String html() {
        Page page = new Page("Screening calibration").paragraph(about);
        proposed(page);
        page.heading("By threshold")
                .table(
                        List.of(
                                "threshold",
                                "altered names found",
                                "names left out found",
                                "false positives, name only",
                                "with all that is known"),
                        Arrays.stream(THRESHOLDS).mapToObj(this::byThreshold).toList());
        drawings(page);
        page.heading("By kind of manipulation")
                .paragraph(format(
                        "At %.3f, with 95 %% confidence. A name that a way does not change is not counted.", threshold))
                .table(List.of("kind", "found"), rows(altered, Trial::kind));
        page.heading("By script")
                .paragraph(
                        "Names that were left out of the list, so that the person has to be found by the others, perhaps in another script.")
                .table(List.of("script of the name", "found"), rows(leftOut, Trial::script));
        if (!named.isEmpty()) {
            page.table(List.of("script of people on no list", "false positives"), rows(named, Trial::script));
        }
        misses(page);
        return page.html();
    }

    /** The lowest threshold that may be set at which so few of one half of the negatives are hits. */
    Optional<Double> proposal() {
        double[] seen = scores(named.stream().filter(trial -> !unseen(trial)).toList());
        return seen.length == 0
                ? Optional.empty()
                : Optional.of(Math.clamp(Curve.threshold(seen, FALSE_POSITIVES), .5, 1));
    }

    private void proposed(Page page) {
        proposal().ifPresent(lowest -> {
            List<Trial> other = named.stream().filter(ScreeningReport::unseen).toList();
            page.heading("A threshold for 0.25 % false positives")
                    .lines(format("possible: %.3f", lowest))
                    .paragraph(
                            "Chosen on one half of the people who are on no list, by their names only. Of the other half it takes "
                                    + rate(other, lowest) + " for hits; it finds " + rate(altered, lowest)
                                    + " of the altered names and " + rate(leftOut, lowest) + " of those left out.");
        });
    }

    private static boolean unseen(Trial trial) {
        return (trial.asked().hashCode() & 1) == 1;
    }

    private List<String> byThreshold(double at) {
        return List.of(
                format("%.2f", at),
                share(altered, at),
                share(leftOut, at),
                named.isEmpty() ? "" : share(named, at),
                known.isEmpty() ? "" : share(known, at));
    }

    private void drawings(Page page) {
        Frame recall = axis(new Frame());
        for (int percent : new int[] {0, 25, 50, 75, 100}) {
            recall.beside(percent / 100.0, percent + " %");
        }
        recall.line("first", points(altered, share -> share))
                .line("second", points(leftOut, share -> share))
                .limit(across(threshold));
        page.drawing(recall).paragraph("Found, by threshold. Blue: altered names; orange: names left out of the list.");
        if (!named.isEmpty()) {
            Frame wrong = axis(new Frame());
            for (double rate : new double[] {LEAST, 1e-3, 1e-2, 1e-1, 1}) {
                wrong.beside(Frame.onLog(rate, LEAST), format("%.4g %%", 100 * rate));
            }
            wrong.line("first", points(named, share -> Frame.onLog(share, LEAST)))
                    .line("second", points(known, share -> Frame.onLog(share, LEAST)))
                    .limit(across(threshold));
            page.drawing(wrong)
                    .paragraph(
                            "False positives, by threshold; logarithmic, what is below 0.01 % lies on the edge. Blue: name only; orange: with all that is known.");
        }
    }

    private static Frame axis(Frame frame) {
        for (double at : new double[] {.6, .7, .8, .9, 1}) {
            frame.below(across(at), format("%.1f", at));
        }
        return frame;
    }

    private static double across(double at) {
        return (at - Measured.FLOOR) / (1 - Measured.FLOOR);
    }

    private static List<Frame.Point> points(List<Trial> trials, Function<Double, Double> up) {
        double[] scores = scores(trials);
        return IntStream.rangeClosed(0, STEPS)
                .mapToDouble(step -> Measured.FLOOR + (1 - Measured.FLOOR) * step / STEPS)
                .mapToObj(at -> new Frame.Point(across(at), up.apply(Curve.share(scores, at))))
                .toList();
    }

    private List<List<String>> rows(List<Trial> trials, Function<Trial, String> by) {
        Map<String, List<Trial>> groups =
                trials.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> List.of(group.getKey(), rate(group.getValue(), threshold)))
                .toList();
    }

    private void misses(Page page) {
        List<Trial> missed = new ArrayList<>(altered);
        missed.addAll(leftOut);
        missed.removeIf(trial -> trial.score() >= threshold);
        missed.sort(Comparator.comparing(Trial::kind)
                .thenComparing(Trial::list)
                .thenComparing(Trial::entity)
                .thenComparing(Trial::asked));
        page.heading("The misses")
                .paragraph(format(
                        "%d of %d at %.3f; scores below %.2f are not looked for. At most %d of each kind are shown.",
                        missed.size(), altered.size() + leftOut.size(), threshold, Measured.FLOOR, MISSES));
        missed.stream()
                .collect(Collectors.groupingBy(Trial::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, some) -> page.heading(kind)
                        .table(
                                List.of("asked", "list", "entry", "score"),
                                some.stream()
                                        .limit(MISSES)
                                        .map(trial -> List.of(
                                                trial.asked(),
                                                trial.list(),
                                                trial.entity(),
                                                format("%.3f", trial.score())))
                                        .toList()));
    }

    private static double[] scores(List<Trial> trials) {
        return trials.stream().mapToDouble(Trial::score).toArray();
    }

    private static String share(List<Trial> trials, double at) {
        return format("%.3f %%", 100 * Curve.share(scores(trials), at));
    }

    private static String rate(List<Trial> trials, double at) {
        int hits = (int) trials.stream().filter(trial -> trial.score() >= at).count();
        return trials.isEmpty() ? "none" : new Rate(hits, trials.size()).text();
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
