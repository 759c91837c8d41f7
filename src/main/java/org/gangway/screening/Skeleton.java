// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.HashSet;
import java.util.Set;

/** What is left of a token when everything that spellings vary in is taken away. */
final class Skeleton {

    private static final String VOWELS = "aeiouy";
    private static final int ASCII = 128;
    /** By letter, since this is asked for more often than anything else. */
    private static final char[] GROUPS = groups();

    private Skeleton() {}

    private static char[] groups() {
        char[] groups = new char[ASCII];
        for (char letter = 0; letter < ASCII; letter++) {
            groups[letter] = grouped(letter);
        }
        return groups;
    }

    static boolean vowel(char letter) {
        return group(letter) == 'a';
    }

    /** Consonants as heard in most languages, h kept; comparable with what Arabic and Hebrew write. */
    static String consonants(String token) {
        StringBuilder key = new StringBuilder();
        String text = token.replace("ph", "f").replace("x", "ks");
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at) == 'q' || text.charAt(at) == 'c' ? 'k' : text.charAt(at);
            boolean doubled = at > 0 && text.charAt(at) == text.charAt(at - 1);
            if (!vowel(letter) && letter != 'w' && !doubled) {
                key.append(letter);
            }
        }
        return key.toString();
    }

    static String of(String token) {
        StringBuilder key = new StringBuilder();
        char last = 0;
        for (char letter : token.toCharArray()) {
            char group = group(letter);
            if (letter == 'h' || group == last) {
                continue;
            }
            last = group;
            if (!vowel(letter)) {
                key.append(group);
            }
        }
        return key.toString();
    }

    /** One letter for all that are easily confused. */
    static char group(char letter) {
        return letter < ASCII ? GROUPS[letter] : letter;
    }

    private static char grouped(char letter) {
        return switch (letter) {
            case 'q', 'c', 'k' -> 'k';
            case 'w', 'v', 'f' -> 'v';
            case 'z', 's' -> 's';
            case 't', 'd' -> 'd';
            case 'p', 'b' -> 'b';
            case 'j', 'g' -> 'g';
            default -> VOWELS.indexOf(letter) >= 0 ? 'a' : letter;
        };
    }

    /** A skeleton with each run of one letter as one: no edit of {@link Spelling} that costs less than a whole letter changes that. */
    static String collapsed(String skeleton) {
        StringBuilder key = new StringBuilder();
        for (int at = 0; at < skeleton.length(); at++) {
            if (at == 0 || skeleton.charAt(at) != skeleton.charAt(at - 1)) {
                key.append(skeleton.charAt(at));
            }
        }
        return key.toString();
    }

    /** What is left of a text with one letter less, whichever. */
    static Set<String> shorter(String text) {
        Set<String> shorter = new HashSet<>();
        for (int at = 0; at < text.length(); at++) {
            shorter.add(text.substring(0, at) + text.substring(at + 1));
        }
        return shorter;
    }

    /**
     * A collapsed skeleton and all that it becomes with up to so many letters less. Words whose cheapest edit has no more
     * whole letters in it have one in common: what is left of both when those letters are taken away.
     */
    static Set<String> neighbourhood(String collapsed, int letters) {
        Set<String> all = new HashSet<>(Set.of(collapsed));
        Set<String> shell = Set.of(collapsed);
        for (int round = 0; round < letters; round++) {
            Set<String> next = new HashSet<>();
            for (String key : shell) {
                shorter(key).forEach(shorter -> next.add(collapsed(shorter)));
            }
            all.addAll(next);
            shell = next;
        }
        return all;
    }
}
