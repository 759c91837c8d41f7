// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.util.EnumSet;
import java.util.Set;

/** What the keys of an epoch are for. */
public enum Purpose {
    /** Wraps the data keys of the cases that open in the epoch. */
    WRAPPING('w'),
    /** What customers send. */
    DOOR('d'),
    /** What is sent to customers. */
    CHANNEL('c');

    final char letter;

    Purpose(char letter) {
        this.letter = letter;
    }

    /**
     * What a process seals or opens for.
     *
     * @param roles as in {@code gangway.roles}; a process without named roles has them all
     */
    static Set<Purpose> of(String roles) {
        if (roles.isBlank() || roles.contains("process")) {
            return EnumSet.allOf(Purpose.class);
        }
        EnumSet<Purpose> used = EnumSet.noneOf(Purpose.class);
        if (roles.contains("channels")) {
            used.addAll(Set.of(DOOR, CHANNEL));
        }
        if (roles.contains("hands") || roles.contains("console")) {
            used.add(WRAPPING);
        }
        return used;
    }

    static Purpose of(char letter) {
        for (Purpose purpose : values()) {
            if (purpose.letter == letter) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("not the letter of a purpose");
    }
}
