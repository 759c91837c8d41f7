// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads Khmer, which ICU does not, the way Cambodian names are written in Latin. A consonant belongs to one of two series,
 * and the series decides how the vowel after it sounds.
 */
final class Khmer {

    private static final char FIRST = 'ក';
    private static final char LAST = '៿';
    private static final char STACKED = '្';
    private static final char SILENT = '៍';
    private static final char TO_FIRST_SERIES = '៉';
    private static final char TO_SECOND_SERIES = '៊';
    private static final char NASAL = 'ំ';

    private static final Map<Character, String> FIRST_SERIES =
            table("ក k ខ kh ច ch ឆ chh ដ d ឋ th ណ n ត t ថ th ប b ផ ph ស s ហ h ឡ l អ -");
    private static final Map<Character, String> SECOND_SERIES =
            table("គ k ឃ kh ង ng ជ ch ឈ chh ញ nh ឌ d ឍ th ទ t ធ th ន n ព p ភ ph ម m យ y រ r ល l វ v");
    private static final Map<Character, String> VOWELS =
            table("ា a ិ i ី i ឹ eu ឺ eu ុ o ូ o ួ uo ើ eu ឿ oea ៀ ie េ e ែ e ៃ ai ោ o ៅ au ះ ah");
    private static final Map<Character, String> VOWELS_OF_SECOND =
            table("ា ea ិ i ី i ឹ eu ឺ eu ុ u ូ ou ួ uo ើ eu ឿ oea ៀ ie េ e ែ e ៃ ey ោ o ៅ au ះ eah");
    private static final Map<Character, String> ALONE =
            table("ឥ i ឦ i ឧ u ឩ u ឪ au ឫ ru ឬ ru ឭ lu ឮ lu ឯ e ឰ ai ឱ o ឲ o ឳ au");

    private final String word;
    private final StringBuilder latin = new StringBuilder();
    private int at;
    /** Whether what was read last is a consonant and its vowel, so that a bare consonant may end the syllable. */
    private boolean open;

    private Khmer(String word) {
        this.word = word;
    }

    static boolean writes(String word) {
        return word.chars().anyMatch(letter -> letter >= FIRST && letter <= LAST);
    }

    /** What is no Khmer letter stays as it is. */
    static String latin(String word) {
        Khmer khmer = new Khmer(word);
        while (khmer.at < word.length()) {
            khmer.read();
        }
        return khmer.latin.toString();
    }

    private void read() {
        char letter = word.charAt(at);
        if (consonant(letter)) {
            syllable();
        } else {
            at++;
            open = ALONE.containsKey(letter);
            latin.append(letter >= FIRST && letter <= LAST ? ALONE.getOrDefault(letter, "") : "" + letter);
        }
    }

    private void syllable() {
        StringBuilder sounds = new StringBuilder();
        boolean second = SECOND_SERIES.containsKey(word.charAt(at));
        sounds.append(sound());
        while (at + 1 < word.length() && word.charAt(at) == STACKED && consonant(word.charAt(at + 1))) {
            at++;
            second |= SECOND_SERIES.containsKey(word.charAt(at));
            sounds.append(sound());
        }
        String vowel = "";
        boolean nasal = false;
        boolean silent = false;
        for (; at < word.length() && !consonant(word.charAt(at)) && !ALONE.containsKey(word.charAt(at)); at++) {
            char sign = word.charAt(at);
            second = sign == TO_SECOND_SERIES || second && sign != TO_FIRST_SERIES;
            silent |= sign == SILENT;
            nasal |= sign == NASAL;
            vowel = (second ? VOWELS_OF_SECOND : VOWELS).getOrDefault(sign, vowel);
        }
        if (!silent) {
            end(sounds.toString(), vowel, second, nasal);
        }
    }

    private void end(String sounds, String vowel, boolean second, boolean nasal) {
        boolean closing = open && vowel.isEmpty() && !nasal;
        String unwritten = second ? "o" : "a";
        latin.append(sounds.equals("v") && closing ? "u" : sounds);
        if (!closing) {
            latin.append(vowel.isEmpty() ? unwritten : vowel).append(nasal ? "m" : "");
        }
        open = !closing && !nasal;
    }

    private String sound() {
        char letter = word.charAt(at++);
        String sound = FIRST_SERIES.getOrDefault(letter, SECOND_SERIES.getOrDefault(letter, ""));
        boolean hard = letter == 'ប' && at < word.length() && word.charAt(at) == TO_FIRST_SERIES;
        return hard ? "p" : sound.replace("-", "");
    }

    private static boolean consonant(char letter) {
        return FIRST_SERIES.containsKey(letter) || SECOND_SERIES.containsKey(letter);
    }

    private static Map<Character, String> table(String text) {
        Map<Character, String> table = new HashMap<>();
        String[] words = text.split(" ");
        for (int at = 0; at < words.length; at += 2) {
            table.put(words[at].charAt(0), words[at + 1]);
        }
        return Map.copyOf(table);
    }
}
