// SPDX-License-Identifier: Apache-2.0
package org.gangway.chat;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gangway.casefile.Meaning;

/**
 * E-mail addresses of the usual form: RFC 5321 without quoted local parts and address literals, which no customer of a bank
 * has. Nothing that could end a header line gets through.
 */
final class Emails {
    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1, with the brackets taken off
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_TEXT = 400;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_{|}~-]";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "{1,64}(\\." + ATOM + "{1,64}){0,31}");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){1,10}([a-z]{2,63}|xn--[a-z0-9-]{1,59})");
    private static final Pattern WORD = Pattern.compile("[^\\s<>()\\[\\]\",;:@]{1,200}@[^\\s<>()\\[\\]\",;:@]{1,260}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}|\\p{Cf}|\\p{Zl}|\\p{Zp}");

    private Emails() {}

    static Meaning read(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST_TEXT || CONTROL.matcher(stripped).find()) {
            return Answers.not("email");
        }
        List<String> words =
                WORD.matcher(stripped).results().map(MatchResult::group).toList();
        boolean one =
                words.size() == 1 && stripped.chars().filter(c -> c == '@').count() == 1;
        return one ? address(words.getFirst()) : Answers.not("email");
    }

    private static Meaning address(String word) {
        int at = word.lastIndexOf('@');
        String local = word.substring(0, at);
        String domain = domain(word.substring(at + 1));
        boolean good = local.length() <= LONGEST_LOCAL
                && LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches()
                && local.length() + 1 + domain.length() <= LONGEST;
        return good ? Answers.found(local + "@" + domain) : Answers.not("email");
    }

    /** In ASCII and lower case, without the full stop of a sentence. */
    private static String domain(String written) {
        String bare = written.replaceAll("[.!?\u3002]{1,3}$", "");
        try {
            return IDN.toASCII(bare).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
