// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Optional;

/** Whether a corpus finds who is on its lists: a search that is broken passes everybody, and nobody would know. */
final class Canary {

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
        for (SanctionsList list : corpus.lists()) {
            if (!lost(corpus, list).isEmpty()) {
                throw lost(list);
            }
        }
    }

    /** The first who is not found by one of their names; names that hold no letter that can be read are none. */
    static Optional<ListedPerson> lost(Corpus corpus, SanctionsList list) {
        return list.persons().parallelStream()
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
