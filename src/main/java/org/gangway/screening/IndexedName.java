// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A listed name, ready to be compared.
 *
 * @param entry the person it belongs to
 * @param name as listed
 * @param tokens at least one
 */
record IndexedName(Entry entry, ListedName name, List<NameToken> tokens) {

    /** The same, made of words that other names have, too: a long list has the commonest thousands of times. */
    IndexedName sharing(Map<NameToken, NameToken> words) {
        return new IndexedName(
                entry,
                name,
                tokens.stream()
                        .map(token -> words.computeIfAbsent(token, same -> same))
                        .toList());
    }

    /** A person and the list that holds them. */
    record Entry(String list, ListedPerson person) {

        /** Of the ids only: an entry has many names, and is asked for often. */
        @Override
        public int hashCode() {
            return Objects.hash(list, person.id());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry && list.equals(entry.list) && person == entry.person;
        }
    }
}
