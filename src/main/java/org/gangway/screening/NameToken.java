// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.regex.Pattern;

/**
 * One word of a name, normalised.
 *
 * @param text lower-case ASCII letters and digits
 * @param script what is known of how it was written
 * @param written the Chinese characters; empty for other scripts
 */
record NameToken(String text, Script script, String written) {

    /** How much of a name the writing tells. */
    enum Script {
        /** Every sound is written. */
        FULL,
        /** Without short vowels: Arabic, Hebrew. */
        ABJAD,
        /** Signs, whose readings many names share: Chinese. */
        SIGNS
    }

    private static final Pattern PATRONYMIC = Pattern.compile(
            ".{3,}(?:ovich|evich|yevich|evic|ovic|ovych|yovych|evych|ovna|evna|yevna|ivna|ovitch|evitch)");

    static NameToken full(String text) {
        return new NameToken(text, Script.FULL, "");
    }

    boolean abjad() {
        return script == Script.ABJAD;
    }

    boolean signs() {
        return script == Script.SIGNS;
    }

    boolean initial() {
        return text.length() == 1 && script == Script.FULL;
    }

    /** "Son of" or "daughter of" in a word of its own, which many documents leave out. */
    boolean patronymic() {
        return script == Script.FULL && PATRONYMIC.matcher(text).matches();
    }

    /** Equal tokens have equal keys. */
    String key() {
        return script == Script.FULL ? text : text + '~' + script.ordinal() + written;
    }

    /** No name in a log line. */
    @Override
    public String toString() {
        return "NameToken[***]";
    }

    NameToken join(NameToken next) {
        Script both = script.compareTo(next.script) >= 0 ? script : next.script;
        return new NameToken(text + next.text, both, both == Script.SIGNS ? written + next.written : "");
    }
}
