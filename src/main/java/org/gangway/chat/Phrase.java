// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings what people type into a form in which it can be looked up. */
final class Phrase {
    /** Nobody answers a question of ours in more; a longer text costs time and means nothing. */
    static final int MOST_CHARACTERS = 4_000;

    private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC\u00B4`]");
    private static final Pattern VARIANTS = Pattern.compile("[\uFE0E\uFE0F\\x{1F3FB}-\\x{1F3FF}]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final String EDGE = "[\\s.,!?;:\u2026\u3002\u3001\uFF01\uFF1F\"\u00AB\u00BB\u201C\u201D\u201E()]";
    private static final Pattern EDGES = Pattern.compile("^" + EDGE + "+|" + EDGE + "+$");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\P{L}]*");
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    private Phrase() {}

    static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, splits ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }

    /** Letters as written, single spaces, plain apostrophes, no punctuation around. */
    static String tidy(String text) {
        String plain = VARIANTS.matcher(Normalizer.normalize(cut(text), Normalizer.Form.NFC))
                .replaceAll("");
        String spaced =
                SPACES.matcher(APOSTROPHES.matcher(plain).replaceAll("'")).replaceAll(" ");
        return EDGES.matcher(spaced).replaceAll("");
    }

    /** {@link #tidy}, in lower case, full-width letters narrowed. A lone question mark stays. */
    static String of(String text) {
        String tidy =
                tidy(Normalizer.normalize(cut(text), Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        return tidy.isEmpty() && text.strip().matches("[?\uFF1F]{1,5}") ? "?" : tidy;
    }

    /** Without accents, where the script is Latin: {@code corée} and {@code coree} are one. */
    static String plain(String text) {
        String phrase = of(text);
        return LATIN.matcher(phrase).matches()
                ? MARKS.matcher(Normalizer.normalize(phrase, Normalizer.Form.NFD))
                        .replaceAll("")
                : phrase;
    }

    /** Digits of any script as 0 to 9, full-width signs narrowed, lower case. */
    static String numeric(String text) {
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(cut(text), Normalizer.Form.NFKC)
                .codePoints()
                .forEach(c -> digits.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return digits.toString().strip().toLowerCase(Locale.ROOT);
    }
}
