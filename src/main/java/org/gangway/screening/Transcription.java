// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Foreign names in Chinese signs, written sound by sound; and how a word of such sounds is like one in Latin letters. */
final class Transcription {

    private static final String RESOURCE = "/screening/transcription-signs.txt";
    private static final Map<Integer, String> SOUNDS = read();
    /** Between the names of a foreigner; Chinese names have none. */
    private static final Pattern DOT = Pattern.compile("(?<=\\p{IsHan})[·・•‧∙](?=\\p{IsHan})");
    /** No Chinese, Japanese or Korean name is written in one word of so many signs. */
    private static final int FOREIGN = 5;

    private static final double CAP = .94;
    private static final double CLOSE = .10;
    private static final double NEAR = .25;
    private static final Set<String> CLOSE_PAIRS =
            Set.of("lr", "rl", "bp", "pb", "dt", "td", "kg", "gk", "fv", "vf", "vw", "wv", "sz", "zs");
    private static final Set<String> NEAR_PAIRS = Set.of(
            "mn", "nm", "jg", "gj", "jC", "Cj", "jz", "zj", "jy", "yj", "sS", "Ss", "Sj", "zC", "sC", "Ck", "fh", "hg",
            "hj", "kh", "wu", "bv");
    private static final double VOWEL = .10;
    private static final double FIRST_VOWEL = .40;
    private static final double UNHEARD = .20;
    private static final double DOUBLED = .05;
    private static final int TELLING = 3;

    private Transcription() {}

    private static Map<Integer, String> read() {
        try (InputStream table = Objects.requireNonNull(Transcription.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<Integer, String> sounds = new HashMap<>();
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(line -> line[1].codePoints().forEach(sign -> sounds.put(sign, line[0])));
            return Map.copyOf(sounds);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the name as a whole is marked as a foreigner's. */
    static boolean dotted(String name) {
        return DOT.matcher(name).find();
    }

    /** The sounds of a word of simplified signs; none if one of its signs is not used for that, or it may be a Chinese name. */
    static Optional<NameToken> of(String word, boolean dotted) {
        boolean foreign = dotted || word.codePointCount(0, word.length()) >= FOREIGN;
        if (!foreign || !word.codePoints().allMatch(SOUNDS::containsKey)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        word.codePoints().forEach(sign -> text.append(SOUNDS.get(sign)));
        return Optional.of(new NameToken(text.toString(), NameToken.Script.HEARD, word));
    }

    /** Like words share it: the consonants that are always heard, those taken for each other under one letter. */
    static String key(String text) {
        StringBuilder key = new StringBuilder();
        for (char letter : letters(text).toCharArray()) {
            char group =
                    switch (letter) {
                        case 'b', 'p', 'f', 'v', 'w' -> 'b';
                        case 'm', 'n' -> 'n';
                        case 'd', 't' -> 'd';
                        case 'k', 'g', 'j', 's', 'z', 'S', 'C' -> 'k';
                        default -> 0;
                    };
            if (group != 0 && (key.isEmpty() || key.charAt(key.length() - 1) != group)) {
                key.append(group);
            }
        }
        return key.toString();
    }

    /** One letter for each sound that Latin writes with two. */
    private static String letters(String text) {
        return text.replace("tch", "C")
                .replace("sch", "S")
                .replace("ch", "C")
                .replace("sh", "S")
                .replace("zh", "j")
                .replace("ph", "f")
                .replace("th", "t")
                .replace("kh", "h")
                .replace("ng", "n")
                .replace("ck", "k")
                .replace('c', 'k')
                .replace('q', 'k')
                .replace("x", "ks");
    }

    /** From 0 to {@link #CAP}; 0 if the words have no common {@link #key}. */
    static double similarity(String heard, String latin) {
        if (!key(heard).equals(key(latin))) {
            return 0;
        }
        String one = letters(heard);
        double cost = Edits.cheapest(one, letters(latin), Transcription::step);
        return Math.max(0, Math.min(CAP, 1 - cost / Math.max(TELLING, one.length())));
    }

    private static double step(double[][] cost, String one, int i, String other, int j) {
        double best = Double.MAX_VALUE;
        if (i > 0) {
            best = cost[i - 1][j] + (Skeleton.vowel(one.charAt(i - 1)) ? VOWEL : 1);
        }
        if (j > 0) {
            best = Math.min(best, cost[i][j - 1] + unheard(other, j - 1));
        }
        if (i > 0 && j > 0) {
            best = Math.min(best, cost[i - 1][j - 1] + exchange(one.charAt(i - 1), other.charAt(j - 1)));
        }
        return best;
    }

    /** What only the Latin word has: Chinese writes no r at the end of a syllable, and few consonants twice. */
    private static double unheard(String text, int at) {
        char letter = text.charAt(at);
        if (at > 0 && letter == text.charAt(at - 1)) {
            return DOUBLED;
        }
        if (Skeleton.vowel(letter)) {
            return at == 0 ? FIRST_VOWEL : VOWEL;
        }
        return letter == 'r' || letter == 'l' || letter == 'h' ? UNHEARD : 1;
    }

    private static double exchange(char heard, char letter) {
        if (heard == letter) {
            return 0;
        }
        String pair = "" + heard + letter;
        boolean vowels = Skeleton.vowel(heard) && Skeleton.vowel(letter);
        if (vowels || CLOSE_PAIRS.contains(pair)) {
            return CLOSE;
        }
        return NEAR_PAIRS.contains(pair) ? NEAR : 1;
    }
}
