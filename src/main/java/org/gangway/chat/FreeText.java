// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;

/** Free text: anything that can be read. */
final class FreeText {
    private static final int LONGEST = 1_000;

    /** Control characters but tab and line feed, invisible formatting (turned text), halves of characters. */
    private static final Pattern UNREADABLE =
            Pattern.compile("[\\p{Cc}&&[^\\t\\n]]|[\\p{Cf}&&[^\u200C\u200D]]|\\p{Cs}|\\p{Cn}|\\p{Co}");

    private FreeText() {}

    static Meaning read(String text) {
        String composed = Normalizer.normalize(Phrase.cut(text).replace("\r\n", "\n"), Normalizer.Form.NFC)
                .strip();
        boolean good = !composed.isEmpty()
                && composed.codePointCount(0, composed.length()) <= LONGEST
                && !UNREADABLE.matcher(composed).find();
        return good ? Answers.found(composed) : Answers.not("text");
    }
}
