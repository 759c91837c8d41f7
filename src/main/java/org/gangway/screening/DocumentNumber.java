// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of passports and identity cards, which are written with and without blanks and dashes. */
final class DocumentNumber {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** What stands behind the number: who issued it, when, until when. */
    private static final Pattern BEHIND =
            Pattern.compile("\\s*(?:[,;]|\\b(?:issued|expire[sd]?)\\b).*", Pattern.DOTALL);

    private static final Pattern BRACKETS = Pattern.compile("\\([^)]*\\)?");
    /** Up to the last word with small letters: what kind of document it is, and of which country. */
    private static final Pattern BEFORE = Pattern.compile("^.*\\p{Ll}\\p{Ll}\\S*\\s+", Pattern.DOTALL);

    private static final Pattern NUMBER_SIGN = Pattern.compile("^(?:No\\b\\.?|N°):?\\s*");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private DocumentNumber() {}

    /** The number in a text that also says what it is of: {@code Russian passport number 620169661 (expired)}. */
    static Optional<String> within(String text) {
        String bare = BEFORE.matcher(
                        BEHIND.matcher(BRACKETS.matcher(text.strip()).replaceAll(" "))
                                .replaceFirst(""))
                .replaceFirst("");
        String number = NUMBER_SIGN.matcher(bare).replaceFirst("").strip();
        return DIGIT.matcher(number).find() ? Optional.of(number) : Optional.empty();
    }

    static String folded(String number) {
        return BETWEEN.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
