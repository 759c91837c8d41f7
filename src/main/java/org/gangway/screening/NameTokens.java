// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a name in any script into tokens. What it makes is normalised: a second time changes nothing, but that the reading
 * of a Chinese sign may be a particle where it is written in Latin.
 */
final class NameTokens {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’ʼ`´ʹʻ‘]+");
    private static final Pattern BETWEEN_PLAIN_WORDS = Pattern.compile("[^a-z0-9'`]+");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");

    private static final String SERVANT_OF = "abd";
    private static final Pattern SERVANT =
            Pattern.compile("^abd(?:[aeiou](?:l|r(?=r)|s(?=s)|d(?=d)|n(?=n)|sh(?=sh)|z(?=z)|t(?=t))?)?(?=[a-z]{3})");

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Pattern FINAL_J = Pattern.compile("(?<=[a-ce-ik-z])j(?![aeiouj])");
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator CYRILLIC = Transliterator.getInstance("Russian-Latin/BGN");
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    /** So many words count. With more, nobody's name is found in them, and looking would take its time. */
    private static final int MOST = 50;

    private static final int ASCII = 128;

    private NameTokens() {}

    /** Empty if the text holds no letter at all. Particles and honorifics are left out, unless there is nothing else. */
    static List<NameToken> of(String name) {
        String apart = NameWords.initialsApart(name);
        List<NameToken> words = joined((plain(apart) ? plainWords(apart) : words(apart)).toList());
        List<NameToken> called = words.stream()
                .limit(MOST)
                .filter(word -> !NameWords.HONORIFICS.contains(word.text()))
                .toList();
        if (called.size() == 2
                && NameWords.GIVEN_NAMES.contains(called.getFirst().text())) {
            return called;
        }
        List<NameToken> names = called.stream()
                .filter(word -> !word.written().isEmpty() || !NameWords.PARTICLES.contains(word.text()))
                .toList();
        return names.isEmpty() ? words.subList(0, Math.min(MOST, words.size())) : names;
    }

    private static boolean plain(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (name.charAt(at) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    /** The same as {@link #words}, of most names of a long list, without what only other letters need. */
    private static Stream<NameToken> plainWords(String name) {
        return Stream.of(BETWEEN_PLAIN_WORDS.split(name.toLowerCase(Locale.ROOT)))
                .flatMap(word -> word(word, false));
    }

    private static Stream<NameToken> words(String name) {
        String folded = Arabic.servants(FOLD.normalize(name));
        boolean foreign = Transcription.dotted(name);
        return Stream.of(BETWEEN_WORDS.split(folded)).flatMap(word -> word(word, foreign));
    }

    /** Whether there are any tokens: of most names without making them. */
    static boolean readable(String name) {
        return name.chars().anyMatch(sign -> sign < ASCII && Character.isLetterOrDigit(sign)) || !of(name).isEmpty();
    }

    private static Stream<NameToken> word(String word, boolean foreign) {
        if (word.isEmpty()) {
            return Stream.empty();
        }
        int script = UScript.getScript(word.codePointAt(0));
        return switch (script) {
            case UScript.HAN -> signs(SIMPLIFIED.transliterate(word), foreign);
            case UScript.HANGUL -> hangul(word);
            case UScript.ARABIC, UScript.HEBREW -> letters(word, script, NameToken.Script.ABJAD);
            default -> letters(word, script, NameToken.Script.FULL);
        };
    }

    private static Stream<NameToken> signs(String word, boolean foreign) {
        return Transcription.of(word, foreign)
                .map(Stream::of)
                .orElseGet(() -> word.codePoints().boxed().flatMap(NameTokens::sign));
    }

    private static Stream<NameToken> sign(int sign) {
        String written = Character.toString(sign);
        return read(LATIN.transliterate(written))
                .map(text -> new NameToken(spoken(text), NameToken.Script.SIGNS, written));
    }

    private static Stream<NameToken> letters(String word, int script, NameToken.Script known) {
        Stream<String> read = read(latin(word, script));
        return known == NameToken.Script.ABJAD
                ? read.map(text -> new NameToken(text.replaceAll("(?<!d)j", "dj"), known, ""))
                : read.map(text -> NameToken.full(spoken(text)));
    }

    private static Stream<String> read(String latin) {
        return Stream.of(latin.split(" "))
                .map(text -> NO_LETTER.matcher(text).replaceAll(""))
                .filter(text -> !text.isEmpty())
                .map(NameTokens::lettered);
    }

    /** A digit among letters is a letter that looks like it. */
    private static String lettered(String text) {
        return text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter)
                ? text.replace('0', 'o')
                        .replace('1', 'i')
                        .replace('3', 'e')
                        .replace('4', 'a')
                        .replace('5', 's')
                : text;
    }

    /** j before a consonant or at the end is a vowel, but not in dj and jj. */
    private static String spoken(String text) {
        return text.indexOf('j') < 0 ? text : FINAL_J.matcher(text).replaceAll("y");
    }

    private static Stream<NameToken> hangul(String word) {
        String text = read(LATIN.transliterate(word)).collect(Collectors.joining());
        return text.isEmpty()
                ? Stream.empty()
                : Stream.of(new NameToken(spoken(lettered(text)), NameToken.Script.SIGNS, word));
    }

    private static String latin(String word, int script) {
        if (script == UScript.LATIN && word.chars().allMatch(letter -> letter < ASCII)) {
            return UCharacter.toLowerCase(word);
        }
        if (Khmer.writes(word)) {
            return Khmer.latin(word);
        }
        String read = script == UScript.CYRILLIC ? CYRILLIC.transliterate(word) : Arabic.letters(word);
        return LATIN.transliterate(read);
    }

    private static List<NameToken> joined(List<NameToken> words) {
        List<NameToken> joined = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            NameToken word = words.get(at);
            if (NameWords.SERVANTS.contains(word.text()) && !word.abjad()) {
                int next = at + 1;
                while (next < words.size() - 1
                        && NameWords.PARTICLES.contains(words.get(next).text())) {
                    next++;
                }
                if (next < words.size()) {
                    joined.add(NameToken.full(SERVANT_OF + words.get(next).text()));
                    at = next;
                    continue;
                }
            }
            joined.add(servant(word));
        }
        return joined;
    }

    private static NameToken servant(NameToken word) {
        return word.written().isEmpty() && word.text().startsWith(SERVANT_OF)
                ? new NameToken(SERVANT.matcher(word.text()).replaceFirst(SERVANT_OF), word.script(), "")
                : word;
    }
}
