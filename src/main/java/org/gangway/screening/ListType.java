// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Locale;
import java.util.Set;

/** What a list is of: each type has bands of its own. */
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
        return PUBLISHED.contains(entry.list()) ? SANCTIONS : BANK;
    }

    /** As JSON and people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
