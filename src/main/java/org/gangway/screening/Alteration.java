// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What people do to a name, by mistake or so that it is not found. The same name and seed give the same alteration. */
enum Alteration {
    TWO_LETTERS_SWAPPED,
    LETTER_LEFT_OUT,
    LETTER_DOUBLED,
    LETTER_WRONG,
    VOWEL_CHANGED,
    WORDS_TURNED,
    WORDS_JOINED,
    WORD_SPLIT,
    MIDDLE_LEFT_OUT,
    SPELT_AS_HEARD;

    private static final String VOWELS = "aeiou";
    private static final int SPLITTABLE = 6;

    /** May be the name itself, where it is too short for this. */
    String of(String name, long seed) {
        Random random = new Random(seed * 31 + name.hashCode());
        List<String> words = new ArrayList<>(Arrays.asList(name.strip().split("\\s+")));
        int longest = longest(words);
        String word = words.get(longest);
        switch (this) {
            case WORDS_TURNED -> Collections.rotate(words, 1);
            case WORDS_JOINED -> joined(words);
            case MIDDLE_LEFT_OUT -> leftOut(words);
            case WORD_SPLIT -> words.set(longest, split(word));
            case SPELT_AS_HEARD -> words.replaceAll(Alteration::heard);
            case TWO_LETTERS_SWAPPED, LETTER_LEFT_OUT, LETTER_DOUBLED, LETTER_WRONG, VOWEL_CHANGED ->
                words.set(longest, word.length() < SPLITTABLE ? word : letter(word, random));
        }
        return String.join(" ", words);
    }

    private static int longest(List<String> words) {
        int longest = 0;
        for (int at = 1; at < words.size(); at++) {
            longest = words.get(at).length() > words.get(longest).length() ? at : longest;
        }
        return longest;
    }

    private static void joined(List<String> words) {
        if (words.size() > 2) {
            words.set(0, words.get(0) + words.remove(1));
        }
    }

    private static void leftOut(List<String> words) {
        if (words.size() > 2) {
            words.remove(1);
        }
    }

    private static String split(String word) {
        return word.length() < SPLITTABLE
                ? word
                : word.substring(0, word.length() / 2) + " " + word.substring(word.length() / 2);
    }

    private String letter(String word, Random random) {
        int at = 1 + random.nextInt(word.length() - 2);
        String before = word.substring(0, at);
        String after = word.substring(at + 1);
        char letter = word.charAt(at);
        return switch (this) {
            case LETTER_LEFT_OUT -> before + after;
            case LETTER_DOUBLED -> before + letter + letter + after;
            case LETTER_WRONG -> before + (char) ('a' + random.nextInt(26)) + after;
            case VOWEL_CHANGED -> vowel(word, random);
            case TWO_LETTERS_SWAPPED -> before + after.charAt(0) + letter + after.substring(1);
            case WORDS_TURNED, WORDS_JOINED, WORD_SPLIT, MIDDLE_LEFT_OUT, SPELT_AS_HEARD -> word;
        };
    }

    private static String vowel(String word, Random random) {
        for (int at = 1; at < word.length(); at++) {
            if (VOWELS.indexOf(Character.toLowerCase(word.charAt(at))) >= 0) {
                return word.substring(0, at) + VOWELS.charAt(random.nextInt(VOWELS.length())) + word.substring(at + 1);
            }
        }
        return word;
    }

    private static String heard(String word) {
        return word.toLowerCase(Locale.ROOT)
                .replace("ph", "f")
                .replace("ck", "k")
                .replace("sch", "sh")
                .replace("ou", "u")
                .replace("ee", "i")
                .replace("q", "k")
                .replace("y", "i");
    }
}
