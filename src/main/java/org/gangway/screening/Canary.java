// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether a corpus finds who is on its lists: a search that is broken passes everybody, and nobody would know. */
final class Canary {

    /** So many entries of a list are looked up while a start waits: all of 150,000 names took 8 seconds, and a start may take 10. */
    private static final int SOME = 1_000;

    private Canary() {}

    /** @throws IllegalStateException if a list does not find its first entry */
    static void check(Corpus corpus) {
        for (SanctionsList list : corpus.lists()) {
            ListedPerson first = list.persons().getFirst();
            IndexedName.Entry entry = new IndexedName.Entry(list.name(), first);
            if (!finds(corpus, entry, first.names().getFirst())) {
                throw lost(list);
            }
        }
    }

    /** @throws IllegalStateException if anybody is not found by one of their names */
    static void checkAll(Corpus corpus) {
        check(corpus, Integer.MAX_VALUE);
    }

    /** The same of some entries of each list, evenly over it. @throws IllegalStateException if one is not found */
    static void checkSome(Corpus corpus) {
        check(corpus, SOME);
    }

    private static void check(Corpus corpus, int most) {
        for (SanctionsList list : corpus.lists()) {
            int step = 1 + (list.persons().size() - 1) / most;
            List<ListedPerson> some = IntStream.iterate(
                            0, at -> at < list.persons().size(), at -> at + step)
                    .mapToObj(list.persons()::get)
                    .toList();
            if (!lost(corpus, list, some).isEmpty()) {
                throw lost(list);
            }
        }
    }

    /** The first who is not found by one of their names; names that hold no letter that can be read are none. */
    static Optional<ListedPerson> lost(Corpus corpus, SanctionsList list) {
        return lost(corpus, list, list.persons());
    }

    private static Optional<ListedPerson> lost(Corpus corpus, SanctionsList list, List<ListedPerson> persons) {
        return persons.parallelStream()
                .filter(person -> !finds(corpus, new IndexedName.Entry(list.name(), person)))
                .findFirst();
    }

    private static boolean finds(Corpus corpus, IndexedName.Entry entry) {
        return Corpus.names(entry).allMatch(name -> finds(corpus, entry, name.name()));
    }

    private static boolean finds(Corpus corpus, IndexedName.Entry entry, ListedName name) {
        List<Hit> hits = corpus.hits(Applicant.named(name.text()), 1);
        return hits.stream().anyMatch(hit -> hit.listed().entry().equals(entry));
    }

    private static IllegalStateException lost(SanctionsList list) {
        return new IllegalStateException(
                "The sanctions list %s does not find its own entries: screening is broken, do not run it. Report this with the list's date %s."
                        .formatted(list.name(), list.date()));
    }
}
