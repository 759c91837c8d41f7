// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.regex.Pattern;

/** What names in Arabic and Hebrew letters need before their letters are read. */
final class Arabic {

    /** Vowel signs and the stroke that only stretches a word; neither is written in most sources. */
    private static final Pattern POINTS = Pattern.compile("[\\u0591-\\u05C7\\u0640\\u064B-\\u065F\\u0670]");

    private static final Pattern SERVANT = Pattern.compile("(^|\\s)عبد\\s*(?:ال)?(?=\\p{L}{2})");
    private static final Pattern GOD = Pattern.compile("(?<=\\p{L}{2})\\s+الله(?!\\p{L})");
    private static final Pattern ARTICLE = Pattern.compile("^ال(?=\\p{L}{3})");

    private Arabic() {}

    /** "Servant of the" is one word with what follows it, and "of God" with what stands before it, however many words it is written in. */
    static String servants(String name) {
        return GOD.matcher(SERVANT.matcher(POINTS.matcher(name).replaceAll("")).replaceAll("$1عبد"))
                .replaceAll("الله");
    }

    /** Forms of one letter as one, without the article. */
    static String letters(String word) {
        return ARTICLE.matcher(word)
                .replaceFirst("")
                .replaceAll("[أإآٱ]", "ا")
                .replace('ى', 'ي')
                .replace('ی', 'ي')
                .replace('ک', 'ك')
                .replace('ة', 'ه')
                .replace("ض", "dh")
                .replace('ع', 'e')
                .replace('ئ', 'ي')
                .replace('ؤ', 'و')
                .replace("ء", "");
    }
}
