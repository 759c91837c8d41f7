// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * How much two tokens are alike.
 *
 * @param similarity 0, or from .70 to 1
 */
record Likeness(Kind kind, double similarity) {

    /** What the likeness rests on, the strongest first. */
    enum Kind {
        EQUAL,
        VARIANT,
        READING,
        CONSONANTS,
        SKELETON,
        SPELLING,
        INITIAL,
        NONE
    }

    static final Likeness NONE = new Likeness(Kind.NONE, 0);
}
