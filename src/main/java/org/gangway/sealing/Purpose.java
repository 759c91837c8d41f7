// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

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

    static Purpose of(char letter) {
        for (Purpose purpose : values()) {
            if (purpose.letter == letter) {
                return purpose;
            }
        }
        throw new IllegalArgumentException("not the letter of a purpose");
    }
}
