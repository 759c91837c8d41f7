// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Objects;

/**
 * A listed name, ready to be compared.
 *
 * @param entry the person it belongs to
 * @param name as listed
 * @param tokens at least one
 */
record IndexedName(Entry entry, ListedName name, List<NameToken> tokens) {

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
