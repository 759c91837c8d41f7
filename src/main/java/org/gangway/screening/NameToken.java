// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One word of a name, normalised. Keeps what comparing it reads from it again and again. */
final class NameToken {

    /** How much of a name the writing tells. */
    enum Script {
        /** Every sound is written. */
        FULL,
        /** Without short vowels: Arabic, Hebrew. */
        ABJAD,
        /** Signs, whose readings many names share: Chinese. */
        SIGNS,
        /** The sounds of a foreign name, as another language hears and writes them: {@link Transcription}. */
        HEARD
    }

    private static final List<String> PATRONYMIC =
            List.of("ovich", "evich", "evic", "ovic", "ovych", "evych", "ovna", "evna", "ivna", "ovitch", "evitch");

    /** So many letters at least stand before the ending of a patronymic. */
    private static final int FATHER = 3;

    /** So long may each of three pieces of one word be. Three longer ones are three names. */
    private static final int PIECE = 4;

    /** No word of anybody's name is longer; what compares words would take its time. */
    private static final int LONGEST = 64;

    private final String text;
    private final Script script;
    private final String written;
    private final boolean patronymic;
    private @Nullable String skeleton;
    private @Nullable String consonants;

    /**
     * @param text lower-case ASCII letters and digits; of a longer one the beginning counts
     * @param script what is known of how it was written
     * @param written the Chinese characters, or Hangul; empty for other scripts
     */
    NameToken(String text, Script script, String written) {
        this.text = text.length() > LONGEST ? beginning(text) : text;
        this.script = script;
        this.written = written;
        this.patronymic = script == Script.FULL && patronymic(this.text);
    }

    private static boolean patronymic(String text) {
        for (String ending : PATRONYMIC) {
            if (text.length() >= ending.length() + FATHER && text.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** Not up to a j: it is read by what follows it. */
    private static String beginning(String text) {
        int end = LONGEST;
        while (end > 1 && text.charAt(end - 1) == 'j') {
            end--;
        }
        return text.substring(0, end);
    }

    String text() {
        return text;
    }

    Script script() {
        return script;
    }

    String written() {
        return written;
    }

    /** Of {@link Skeleton#of}. Threads that meet here read it twice and get the same. */
    String skeleton() {
        String known = skeleton;
        if (known == null) {
            known = Skeleton.of(text);
            skeleton = known;
        }
        return known;
    }

    /** Of {@link Skeleton#consonants}. */
    String consonants() {
        String known = consonants;
        if (known == null) {
            known = Skeleton.consonants(text);
            consonants = known;
        }
        return known;
    }

    static NameToken full(String text) {
        return new NameToken(text, Script.FULL, "");
    }

    boolean abjad() {
        return script == Script.ABJAD;
    }

    boolean signs() {
        return script == Script.SIGNS;
    }

    boolean heard() {
        return script == Script.HEARD;
    }

    boolean initial() {
        return text.length() == 1 && script == Script.FULL;
    }

    /** "Son of" or "daughter of" in a word of its own, which many documents leave out. */
    boolean patronymic() {
        return patronymic;
    }

    /** A title that is also a name, or the legal form of a firm that bears a person's name: it tells little of who that is. */
    boolean title() {
        return script == Script.FULL && NameWords.TITLES.contains(text);
    }

    /** What documents often leave out. */
    boolean light() {
        return patronymic() || title() || initial();
    }

    /** Whether the tokens there may be pieces of one word. An initial is a name by itself, and three names are no word. */
    static boolean oneWord(List<NameToken> tokens, int from, int count) {
        if (count == 1) {
            return true;
        }
        List<NameToken> pieces = tokens.subList(from, from + count);
        return pieces.stream().noneMatch(NameToken::initial)
                && (count == 2 || pieces.stream().allMatch(piece -> !piece.abjad() && piece.text.length() <= PIECE));
    }

    /** The tokens there written as one. */
    static NameToken joined(List<NameToken> tokens, int from, int count) {
        NameToken joined = tokens.get(from);
        for (NameToken next : tokens.subList(from + 1, from + count)) {
            joined = joined.join(next);
        }
        return joined;
    }

    /** Equal tokens have equal keys. */
    String key() {
        return script == Script.FULL ? text : text + '~' + script.ordinal() + written;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameToken token
                && text.equals(token.text)
                && script == token.script
                && written.equals(token.written);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * text.hashCode() + script.ordinal()) + written.hashCode();
    }

    /** No name in a log line. */
    @Override
    public String toString() {
        return "NameToken[***]";
    }

    private NameToken join(NameToken next) {
        Script both = script.compareTo(next.script) >= 0 ? script : next.script;
        return new NameToken(text + next.text, both, both.compareTo(Script.SIGNS) >= 0 ? written + next.written : "");
    }
}
