// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Compares a word that was written without its short vowels (Arabic, Hebrew) with one written in full. Each sound may be
 * any of the letters that it is written with in Latin; vowels only the full form has cost little.
 */
final class Abjad {

    private static final double CAP = .96;
    private static final double SHORT_CAP = .84;
    private static final double SHORT = 1.3;
    private static final double VOWEL = .10;
    private static final double FIRST_VOWEL = .45;
    private static final double LONG_A = .20;
    private static final double GLIDE = .80;
    private static final double UNHEARD_GLIDE = .30;
    private static final double FINAL_W = .30;
    private static final double H = .50;
    private static final double FINAL_H = .08;
    /** Arabic ends some words in a letter that looks like y and is an a. */
    private static final double FINAL_Y = .15;

    private static final double DOUBLED = .05;
    private static final double WHOLE = 1;
    private static final int TELLING = 3;

    /** {@code sound letters cost}: what a sound is also written with. */
    private static final Map<String, Double> WRITTEN = written(
            """
            q kc .04 q g .12 q G .20
            k qc .06 k gX .25
            g kj .20 g G .15
            j g .08 j CyZ .25
            X k .20 X h .25
            G g .06 G qk .25
            S C .10 S s .25
            C S .15 C j .20
            T ts .12
            D dz .08 D T .15
            z D .15 z s .40 z dZ .30
            d D .10 d zt .40
            t T .20 t d .60
            s c .10 s z .40 s T .50
            h X .20
            f v .12
            b p .10 b v .25
            p b .10 p f .20
            v wf .10
            w uo .00 w v .10
            y ie .02 y j .45
            a e .04 a o .20 a iu .30 e a .02 e iou .05
            """);

    private static final Pattern SOFT = Pattern.compile("c(?=[eiy])");
    /** The article, written as it is spoken and as one with the word. */
    private static final Pattern ARTICLE = Pattern.compile("^[ae]([dnrstz])(?=\\1)");

    private Abjad() {}

    private static Map<String, Double> written(String table) {
        Map<String, Double> costs = new HashMap<>();
        String[] words = table.strip().split("\\s+");
        for (int at = 0; at < words.length; at += 3) {
            for (char letter : words[at + 1].toCharArray()) {
                costs.put(words[at] + letter, Double.parseDouble(words[at + 2]));
            }
        }
        return Map.copyOf(costs);
    }

    /** One letter for each sound that Latin writes with two. */
    private static String sounds(String text) {
        return text.replace("dj", "j")
                .replace("tch", "C")
                .replace("sh", "S")
                .replace("kh", "X")
                .replace("gh", "G")
                .replace("th", "T")
                .replace("dh", "D")
                .replace("zh", "Z")
                .replace("ch", "C")
                .replace("ph", "f")
                .replace("ck", "k")
                .replace("x", "ks")
                .replace("ou", "u")
                .replace("oo", "u")
                .replace("ee", "i");
    }

    /** Like tokens share one: the consonants, those taken for each other under one letter. A c may be hard or soft. */
    static Set<String> keys(String text) {
        Set<String> keys = new HashSet<>();
        keys.add(key(sounds(text)));
        if (text.indexOf('c') >= 0) {
            keys.add(key(sounds(SOFT.matcher(text).replaceAll("s"))));
        }
        keys.remove("");
        return keys;
    }

    private static String key(String sounds) {
        StringBuilder key = new StringBuilder();
        char last = 0;
        for (char sound : sounds.toCharArray()) {
            char group = group(sound);
            if (group != 0 && group != last) {
                key.append(group);
            }
            last = group == 0 ? last : group;
        }
        return key.toString();
    }

    private static char group(char sound) {
        return switch (sound) {
            case 'q', 'k', 'c', 'g', 'j', 'X', 'G' -> 'k';
            case 's', 'z', 'S', 'C', 'Z', 't', 'd', 'T', 'D' -> 's';
            case 'b', 'p' -> 'b';
            case 'f' -> 'f';
            case 'l', 'r', 'm', 'n' -> sound;
            default -> 0;
        };
    }

    /** From 0 to {@link #CAP}; 0 if the tokens share no key. An h may be part of the sound before it, or a sound of its own. */
    static double similarity(String abjad, String latin) {
        Set<String> shared = new HashSet<>(keys(abjad));
        shared.retainAll(keys(latin));
        if (shared.isEmpty()) {
            return 0;
        }
        String other = sounds(ARTICLE.matcher(latin).replaceFirst(""));
        String one = sounds(abjad);
        return one.equals(abjad) ? heard(one, other) : Math.max(heard(one, other), heard(abjad, other));
    }

    private static double heard(String one, String other) {
        long telling = one.chars().filter(sound -> group((char) sound) != 0).count();
        double cost = Edits.cheapest(one, other, Abjad::step) / Math.max(TELLING, one.length());
        return Math.max(0, telling < TELLING ? Math.min(SHORT_CAP, 1 - SHORT * cost) : Math.min(CAP, 1 - cost));
    }

    private static double step(double[][] cost, String one, int i, String other, int j) {
        double best = Double.MAX_VALUE;
        if (i > 0) {
            best = cost[i - 1][j] + unwritten(one, i - 1);
        }
        if (j > 0) {
            best = Math.min(best, cost[i][j - 1] + unheard(other, j - 1));
        }
        if (i > 0 && j > 0) {
            boolean last = i == one.length() && j == other.length();
            double exchange = last && one.endsWith("y") && other.endsWith("a")
                    ? FINAL_Y
                    : exchange(one.charAt(i - 1), other.charAt(j - 1));
            best = Math.min(best, cost[i - 1][j - 1] + exchange);
        }
        return best;
    }

    /** What only the word without vowels has. */
    private static double unwritten(String text, int at) {
        if (at == 0 && text.charAt(at) != 'e') {
            return WHOLE;
        }
        return switch (text.charAt(at)) {
            case 'a' -> LONG_A;
            case 'e' -> VOWEL;
            case 'w', 'y' -> at == text.length() - 1 && text.charAt(at) == 'w' ? FINAL_W : GLIDE;
            case 'h' -> at == text.length() - 1 ? FINAL_H : H;
            default -> WHOLE;
        };
    }

    /** What only the word in full has. */
    private static double unheard(String text, int at) {
        char sound = text.charAt(at);
        if (at > 0 && sound == text.charAt(at - 1)) {
            return DOUBLED;
        }
        return switch (sound) {
            case 'a', 'e', 'i', 'o', 'u' -> at == 0 ? FIRST_VOWEL : VOWEL;
            case 'y', 'w' -> UNHEARD_GLIDE;
            case 'h' -> at == text.length() - 1 ? FINAL_H : H;
            default -> WHOLE;
        };
    }

    private static double exchange(char sound, char letter) {
        return sound == letter ? 0 : WRITTEN.getOrDefault("" + sound + letter, WHOLE);
    }
}
