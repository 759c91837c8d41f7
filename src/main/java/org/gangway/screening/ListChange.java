// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What two corpora list differently: who was taken away, or is listed otherwise now, as before, and who was added, or is
 * listed otherwise, as now. Each side is compared with the weights of its own corpus, as its decisions were.
 */
public final class ListChange {

    private final List<Side> sides;
    private final int entries;
    private final double threshold;

    private ListChange(List<Side> sides, int entries, double threshold) {
        this.sides = sides;
        this.entries = entries;
        this.threshold = threshold;
    }

    /** The entries of one corpus that the other does not have like that. */
    private record Side(Corpus corpus, Set<IndexedName.Entry> entries, List<IndexedName> names, NameIndex index) {
        static Side of(Corpus corpus, List<IndexedName.Entry> entries) {
            List<IndexedName> names = entries.stream().flatMap(Corpus::names).toList();
            return new Side(
                    corpus, new HashSet<>(entries), names, new NameIndex(names, corpus.likeness(), corpus.weights()));
        }
    }

    static ListChange of(Corpus before, Corpus after, double threshold) {
        Map<List<String>, Set<ListedPerson>> old = persons(before);
        Map<List<String>, Set<ListedPerson>> now = persons(after);
        List<IndexedName.Entry> gone = unlike(before, now);
        List<IndexedName.Entry> come = unlike(after, old);
        Set<List<String>> ids = new HashSet<>();
        Stream.concat(gone.stream(), come.stream()).forEach(entry -> ids.add(id(entry)));
        return new ListChange(List.of(Side.of(before, gone), Side.of(after, come)), ids.size(), threshold);
    }

    /** Some entries of one corpus, whatever has become of them. */
    static ListChange about(Corpus corpus, Predicate<IndexedName.Entry> wanted, double threshold) {
        List<IndexedName.Entry> some = entries(corpus).filter(wanted).toList();
        return new ListChange(List.of(Side.of(corpus, some)), some.size(), threshold);
    }

    private static Stream<IndexedName.Entry> entries(Corpus corpus) {
        return corpus.lists().stream()
                .flatMap(list -> list.persons().stream().map(person -> new IndexedName.Entry(list.name(), person)));
    }

    private static List<String> id(IndexedName.Entry entry) {
        return List.of(entry.list(), entry.person().id());
    }

    private static Map<List<String>, Set<ListedPerson>> persons(Corpus corpus) {
        Map<List<String>, Set<ListedPerson>> persons = new HashMap<>();
        entries(corpus).forEach(entry -> persons.computeIfAbsent(id(entry), id -> new HashSet<>())
                .add(entry.person()));
        return persons;
    }

    private static List<IndexedName.Entry> unlike(Corpus corpus, Map<List<String>, Set<ListedPerson>> other) {
        return entries(corpus)
                .filter(entry -> !other.getOrDefault(id(entry), Set.of()).contains(entry.person()))
                .sorted(Comparator.comparing(IndexedName.Entry::list)
                        .thenComparing(entry -> entry.person().id()))
                .toList();
    }

    /** How many entries were added, taken away or altered. */
    public int entries() {
        return entries;
    }

    /** Whether one of these entries was a hit of this person, or is one now. */
    public boolean touches(Person person) {
        return sides.stream().anyMatch(side -> touches(side, person.applicant()));
    }

    private boolean touches(Side side, Applicant applicant) {
        List<NameToken> tokens = NameTokens.of(applicant.name());
        double needed = Identity.leastName(applicant, threshold);
        return !tokens.isEmpty()
                && mayTouch(side, tokens, needed)
                && !side.corpus()
                        .hits(applicant, threshold, name -> side.entries().contains(name.entry()))
                        .isEmpty();
    }

    /** The names to ask a {@link CustomerNames} for, in tokens. */
    Stream<List<NameToken>> names() {
        return sides.stream().flatMap(side -> side.names().stream()).map(IndexedName::tokens);
    }

    /** @param needed the least score of a name that can be a hit. Whoever is not among these cannot be touched */
    boolean mayTouch(List<NameToken> tokens, double needed) {
        return sides.stream().anyMatch(side -> mayTouch(side, tokens, needed));
    }

    private static boolean mayTouch(Side side, List<NameToken> tokens, double needed) {
        return !side.index().candidates(tokens, needed - Corpus.ROUNDING).isEmpty();
    }

    double threshold() {
        return threshold;
    }
}
