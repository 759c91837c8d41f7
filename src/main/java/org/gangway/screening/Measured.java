// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Names whose right answer is known, screened against a corpus; the scores they get.
 *
 * @param folder holds {@code alias_holdout.csv}, {@code cross_script.csv}, {@code negatives.csv}, {@code labelled_pairs.csv}
 * @param every only each so many-th row of the large files, for a quick look
 */
record Measured(Path folder, Corpus corpus, int every) {

    /** Below that nothing is of interest, and more is not looked for. */
    static final double FLOOR = .6;

    /** A name, whether it is one of the half on which nothing was chosen, and the score of whom it should or should not find. */
    record Scored(String name, boolean unseen, double score) {
        boolean latin() {
            return name.codePoints()
                    .filter(Character::isLetter)
                    .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
        }

        /** No name in a log line. */
        @Override
        public String toString() {
            return "Scored[***]";
        }
    }

    static double[] scores(List<Scored> all, Predicate<Scored> of) {
        return all.stream().filter(of).mapToDouble(Scored::score).toArray();
    }

    /** Aliases of listed persons, left out of the index for their own row. */
    List<Scored> heldOut(String file) {
        return rows(file).parallelStream().map(this::heldOut).toList();
    }

    private Scored heldOut(NamedRows.Row row) {
        String name = text(row, "query_name");
        String entity = text(row, "entity_id");
        Set<String> names = Exclusions.namesOf(name);
        List<Hit> hits = corpus.hits(
                Applicant.named(name),
                FLOOR,
                listed -> !(names.contains(listed.name().text())
                        && listed.entry().person().id().equals(entity)));
        double score = hits.stream()
                .filter(hit -> hit.listed().entry().person().id().equals(entity))
                .mapToDouble(Hit::decisive)
                .max()
                .orElse(0);
        return scored(name, score);
    }

    private static Scored scored(String name, double score) {
        return new Scored(name, (name.hashCode() & 1) == 1, score);
    }

    /** Invented people who are on no list, by their names only. */
    List<Scored> negatives() {
        return rows("negatives.csv").parallelStream()
                .map(row -> text(row, "full_name"))
                .map(name -> scored(name, best(Applicant.named(name))))
                .toList();
    }

    /** The same with birth date and nationality. */
    List<Scored> knownNegatives() {
        return rows("negatives.csv").parallelStream()
                .map(row -> scored(text(row, "full_name"), best(known(row))))
                .toList();
    }

    private static Applicant known(NamedRows.Row row) {
        return new Applicant(
                text(row, "full_name"),
                Optional.of(BirthSpan.parse(text(row, "date_of_birth"))),
                CountryCodes.code(text(row, "nationality")),
                Gender.of(text(row, "gender")),
                Optional.empty());
    }

    double best(Applicant applicant) {
        return corpus.hits(applicant, FLOOR).stream()
                .mapToDouble(Hit::decisive)
                .max()
                .orElse(0);
    }

    /** The main names of one list, altered in one way. */
    List<Scored> altered(String list, Optional<Alteration> alteration, long seed) {
        List<ListedPerson> persons = corpus.lists().stream()
                .filter(one -> one.name().equals(list))
                .flatMap(one -> one.persons().stream())
                .toList();
        return sample(persons).parallelStream()
                .map(person -> altered(person, alteration, seed))
                .toList();
    }

    private Scored altered(ListedPerson person, Optional<Alteration> alteration, long seed) {
        String name = person.names().getFirst().text();
        String asked = alteration.map(kind -> kind.of(name, seed)).orElse(name);
        double score = corpus.hits(Applicant.named(asked), FLOOR).stream()
                .filter(hit -> hit.listed().entry().person() == person)
                .mapToDouble(Hit::decisive)
                .max()
                .orElse(0);
        return scored(asked, score);
    }

    /** A labelled pair of persons' names. */
    record Pair(boolean same, boolean curated, boolean unseen, double score) {}

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (NamedRows.Row row : all("labelled_pairs.csv")) {
            if (text(row, "schema").equals("Person")) {
                pairs.add(new Pair(
                        text(row, "is_match").equals("true"),
                        text(row, "case_group").startsWith("nk"),
                        pairs.size() % 2 == 1,
                        corpus.score(text(row, "name1"), text(row, "name2"))));
            }
        }
        return pairs;
    }

    static double f1(List<Pair> pairs, double threshold) {
        long right = pairs.stream()
                .filter(pair -> pair.same && pair.score >= threshold)
                .count();
        long wrong = pairs.stream()
                .filter(pair -> pair.same != (pair.score >= threshold))
                .count();
        return right == 0 ? 0 : 2.0 * right / (2 * right + wrong);
    }

    /** Everyone to screen for speed. */
    List<Applicant> applicants() {
        return rows("negatives.csv").stream()
                .map(row -> Applicant.named(text(row, "full_name")))
                .toList();
    }

    /** How many hits of full scans the index finds too, of aliases and of people who are on no list. */
    double candidateRecall(int scans, double threshold) {
        List<String> names = new ArrayList<>();
        all("alias_holdout.csv").forEach(row -> names.add(text(row, "query_name")));
        all("negatives.csv").forEach(row -> names.add(text(row, "full_name")));
        int step = Math.max(1, names.size() / Math.max(1, scans));
        List<Integer> found = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        IntStream.range(0, Math.min(scans, names.size() / step))
                .parallel()
                .mapToObj(at -> Applicant.named(names.get(at * step)))
                .map(applicant -> List.of(corpus.hits(applicant, threshold), corpus.fullScan(applicant, threshold)))
                .toList()
                .forEach(both -> {
                    all.add(both.get(1).size());
                    found.add((int)
                            both.get(1).stream().filter(both.get(0)::contains).count());
                });
        int expected = all.stream().mapToInt(count -> count).sum();
        return expected == 0
                ? 1
                : (double) found.stream().mapToInt(count -> count).sum() / expected;
    }

    private List<NamedRows.Row> all(String file) {
        return NamedRows.read(folder.resolve(file)).rows();
    }

    private List<NamedRows.Row> rows(String file) {
        return sample(all(file));
    }

    private <T> List<T> sample(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(at -> at % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static String text(NamedRows.Row row, String column) {
        return row.cell(column).orElse("");
    }
}
