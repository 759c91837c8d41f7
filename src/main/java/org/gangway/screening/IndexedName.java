// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;

/**
 * A listed name, ready to be compared.
 *
 * @param entry the person it belongs to
 * @param name as listed
 * @param tokens at least one
 */
record IndexedName(Entry entry, ListedName name, List<NameToken> tokens) {

    /** A person and the list that holds them. */
    record Entry(String list, ListedPerson person) {}
}
