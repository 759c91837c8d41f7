// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Locale;
import java.util.Set;

/**
 * What a list is of: each type has bands of its own. A list of the bank's own is of the type that its file's name ends with:
 * {@code house.sanctions.csv}, {@code ministers.pep.jsonl}. So the archive keeps it, and the corpus is another when it changes.
 */
public enum ListType {
    /** Published by a state or the United Nations. */
    SANCTIONS,
    /** The bank's own, or a provider's that is of no other type. */
    BANK,
    /** Politically exposed persons: a person here is no suspect, but has to be known. */
    PEP;

    private static final Set<String> PUBLISHED = Set.of("un", "ofac-sdn", "eu-fsf", "uk", "seco", DemoList.NAME);

    static ListType of(IndexedName.Entry entry) {
        if (entry.person().office().isPresent()) {
            return PEP;
        }
        if (entry.list().endsWith(".pep")) {
            return PEP;
        }
        return PUBLISHED.contains(entry.list()) || entry.list().endsWith(".sanctions") ? SANCTIONS : BANK;
    }

    /** As JSON and people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
