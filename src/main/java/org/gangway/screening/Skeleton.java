// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is left of a token when everything that spellings vary in is taken away. Two tokens whose difference is within
 * {@link Spelling}'s budget have skeletons that differ by no more deletions than {@link #depth} on either side: that
 * makes the candidate search complete. So each cheap edit of {@link Spelling} must leave the skeleton as it is.
 */
final class Skeleton {

    private static final String VOWELS = "aeiouy";

    private Skeleton() {}

    static boolean vowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
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
        return switch (letter) {
            case 'q', 'c', 'k' -> 'k';
            case 'w', 'v', 'f' -> 'v';
            case 'z', 's' -> 's';
            case 't', 'd' -> 'd';
            case 'p', 'b' -> 'b';
            case 'j', 'g' -> 'g';
            default -> vowel(letter) ? 'a' : letter;
        };
    }

    /** How many whole letters may be wrong in a token of this length. */
    static int depth(int length) {
        return (int) Spelling.budget(length);
    }

    /** The skeleton and all that it becomes with up to {@code depth} letters less. */
    static Set<String> neighbourhood(String skeleton, int depth) {
        Set<String> all = new TreeSet<>(Set.of(skeleton));
        Set<String> shell = Set.of(skeleton);
        for (int round = 0; round < depth; round++) {
            Set<String> shorter = new TreeSet<>();
            for (String key : shell) {
                for (int at = 0; at < key.length(); at++) {
                    shorter.add(key.substring(0, at) + key.substring(at + 1));
                }
            }
            all.addAll(shorter);
            shell = shorter;
        }
        return all;
    }
}
