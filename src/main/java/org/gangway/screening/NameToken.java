// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * One word of a name, normalised.
 *
 * @param text lower-case ASCII letters and digits
 * @param abjad written without its short vowels (Arabic, Hebrew), so that only its consonants can be compared
 */
record NameToken(String text, boolean abjad) {

    boolean initial() {
        return text.length() == 1;
    }

    /** No name in a log line. */
    @Override
    public String toString() {
        return "NameToken[***]";
    }

    NameToken join(NameToken next) {
        return new NameToken(text + next.text, abjad || next.abjad);
    }
}
