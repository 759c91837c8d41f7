// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.language.Soundex;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * About what OFAC's own Sanctions List Search would say of two names, from 0 to 100, for auditors who compare with it. Its
 * FAQ 249 says: Jaro-Winkler over the whole name; Jaro-Winkler and Soundex over the parts of the name that was asked, with a
 * composite of them; the higher of both. What it leaves open is filled in as fits OFAC's published answers best: a part counts
 * if it begins with the same letter or sounds the same, parts of one or two letters count only where there are no longer
 * ones, the composite is the mean, and a fraction counts as a whole. Decides nothing.
 */
final class OfacScore {

    private static final JaroWinklerSimilarity LIKENESS = new JaroWinklerSimilarity();
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern INSIDE = Pattern.compile("['’.]");
    private static final Pattern BETWEEN = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern LETTERS = Pattern.compile("[A-Z]+");
    private static final int SHORT = 2;
    private static final double ROUNDING = 1e-9;

    private OfacScore() {}

    /** 0 where one of them is not in Latin letters: the tool finds nothing then. */
    static int of(String asked, String listed) {
        String one = folded(asked);
        String other = folded(listed);
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        List<String> parts = parts(other);
        double composite = counted(parts(one)).stream()
                .mapToDouble(part -> best(part, parts))
                .average()
                .orElse(0);
        return (int) Math.ceil(100 * Math.max(LIKENESS.apply(one, other), composite) - ROUNDING);
    }

    private static double best(String part, List<String> listed) {
        return listed.stream()
                .filter(other ->
                        part.charAt(0) == other.charAt(0) || sounds(part).equals(sounds(other)))
                .mapToDouble(other -> LIKENESS.apply(part, other))
                .max()
                .orElse(0);
    }

    /** Numbers sound like themselves. */
    private static String sounds(String part) {
        return LETTERS.matcher(part).matches() ? Soundex.US_ENGLISH.encode(part) : part;
    }

    private static List<String> counted(List<String> parts) {
        List<String> longer =
                parts.stream().filter(part -> part.length() > SHORT).toList();
        return longer.isEmpty() ? parts : longer;
    }

    private static List<String> parts(String name) {
        return Arrays.asList(name.split(" "));
    }

    private static String folded(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        String upper = INSIDE.matcher(bare.toUpperCase(Locale.ROOT)).replaceAll("");
        return BETWEEN.matcher(upper).replaceAll(" ").strip();
    }
}
