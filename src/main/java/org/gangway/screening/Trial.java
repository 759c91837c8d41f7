// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One name that was screened, and the score of whom it should, or should not, find.
 *
 * @param kind what was done to the name, or where it comes from
 * @param script in which it is written
 * @param list and {@code entity}: whom it should find; empty for somebody who is on no list
 * @param asked the name
 */
record Trial(String kind, String script, String list, String entity, String asked, double score) {

    static final String UNALTERED = "unaltered";
    static final String LEFT_OUT = "left out of the list";

    /** No name in a log line. */
    @Override
    public String toString() {
        return "Trial[***]";
    }

    /** Every listed person by the main name, as it is and in each way of altering that changes it. */
    static List<Trial> altered(Corpus corpus, List<IndexedName.Entry> entries, long seed) {
        return entries.parallelStream()
                .flatMap(entry -> Stream.concat(
                                Stream.of(Optional.<Alteration>empty()),
                                Stream.of(Alteration.values()).map(Optional::of))
                        .flatMap(kind -> altered(corpus, entry, kind, seed).stream()))
                .toList();
    }

    private static Optional<Trial> altered(
            Corpus corpus, IndexedName.Entry entry, Optional<Alteration> alteration, long seed) {
        String name = entry.person().names().getFirst().text();
        String asked = alteration.map(kind -> kind.of(name, seed)).orElse(name);
        if (alteration.isPresent() && asked.equals(name)) {
            return Optional.empty();
        }
        String kind = alteration
                .map(how -> how.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse(UNALTERED);
        double score = corpus.score(Applicant.named(asked), entry, Measured.FLOOR, listed -> true);
        return Optional.of(
                new Trial(kind, script(asked), entry.list(), entry.person().id(), asked, score));
    }

    /** Every further name of a listed person, which is left out of the list for the moment: the others have to find them. */
    static List<Trial> leftOut(Corpus corpus, List<IndexedName.Entry> entries) {
        return entries.parallelStream()
                .flatMap(entry -> entry.person().names().stream()
                        .skip(1)
                        .filter(name -> !name.weak())
                        .map(ListedName::text)
                        .distinct()
                        .map(name -> new Trial(
                                LEFT_OUT,
                                script(name),
                                entry.list(),
                                entry.person().id(),
                                name,
                                corpus.score(
                                        Applicant.named(name),
                                        entry,
                                        Measured.FLOOR,
                                        listed -> !(listed.entry().equals(entry)
                                                && listed.name().text().equals(name))))))
                .toList();
    }

    /** Of somebody who is on no list, with all that the row says or by the name only. */
    static Trial negative(Corpus corpus, Applicant applicant) {
        double best = corpus.hits(applicant, Measured.FLOOR).stream()
                .mapToDouble(Hit::decisive)
                .max()
                .orElse(0);
        return new Trial("", script(applicant.name()), "", "", applicant.name(), best);
    }

    /** That most of its letters have: {@code Latin}. */
    static String script(String name) {
        Map<Character.UnicodeScript, Integer> letters = new EnumMap<>(Character.UnicodeScript.class);
        name.codePoints()
                .filter(Character::isLetter)
                .forEach(letter -> letters.merge(Character.UnicodeScript.of(letter), 1, Integer::sum));
        return letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> most.getKey().name())
                .map(text -> text.charAt(0) + text.substring(1).toLowerCase(Locale.ROOT))
                .orElse("none");
    }
}
