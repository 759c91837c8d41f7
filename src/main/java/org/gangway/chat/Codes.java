// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;

/** One-time codes: six digits, with whatever people put between and around them. */
final class Codes {
    private static final Pattern CODE = Pattern.compile("\\D{0,60}([0-9]{6})\\D{0,60}");

    private Codes() {}

    static Meaning read(String text) {
        String joined = Phrase.numeric(text).replaceAll("(?<=[0-9])[\\s.\\-\u2010-\u2015]{1,3}(?=[0-9])", "");
        Matcher code = CODE.matcher(joined);
        return code.matches() ? Answers.found(code.group(1)) : Answers.not("code");
    }
}
