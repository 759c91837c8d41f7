// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers of passports and identity cards, which are written with and without blanks and dashes. */
final class DocumentNumber {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private DocumentNumber() {}

    static String folded(String number) {
        return BETWEEN.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
