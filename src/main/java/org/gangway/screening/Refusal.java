// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Locale;

/**
 * Why an edition of a list was not taken; the one before it stays.
 *
 * @param list what hits call it
 * @param hash of the refused edition; empty where there is none
 */
record Refusal(String list, Reason reason, String hash) {

    /** What a gate found. */
    enum Reason {
        /** No file holds it any more, or the file is broken. */
        GONE,
        /** Its date lies before that of the edition in use. */
        OLDER,
        /** It holds far fewer persons. */
        SMALLER,
        /** It holds far more persons. */
        LARGER,
        /** Its first entry is not found by its own name. */
        LOST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
