// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * Damerau-Levenshtein distance with weights for how names are really misspelt, within a budget that grows with the
 * length of the shorter token. Costs and budgets are those of the reference on screening, but that a whole letter may be
 * wrong in a word of four, too. {@link TokenKeys} rests on them: an edit that costs less than a whole letter must leave the
 * collapsed skeleton as it is.
 */
final class Spelling {

    private static final double WHOLE = 1;
    private static final double CONFUSABLE = .5;
    private static final double INNER_VOWEL = .5;
    private static final double H = .4;
    private static final double DOUBLED = .3;

    private Spelling() {}

    /** The cost that a token of this length may have at most. */
    private static double budget(int length) {
        return switch (length) {
            case 0, 1, 2 -> 0;
            case 3 -> .5;
            case 4 -> 1;
            case 5, 6 -> 1.25;
            case 7, 8 -> 1.8;
            default -> 2.5;
        };
    }

    /** 1 for equal tokens, less for each edit, 0 beyond the budget. */
    static double similarity(String one, String other) {
        double budget = budget(Math.min(one.length(), other.length()));
        if (Math.abs(one.length() - other.length()) * DOUBLED > budget) {
            return 0;
        }
        double cost = cost(one, other, budget);
        return cost > budget ? 0 : 1 - cost / Math.max(1, Math.max(one.length(), other.length()));
    }

    /** What the cheapest way from one to the other costs; anything above the budget if that is exceeded. */
    private static double cost(String one, String other, double budget) {
        double[] omitted = new double[other.length()];
        double[] before = new double[other.length() + 1];
        double[] above = new double[other.length() + 1];
        double[] row = new double[other.length() + 1];
        for (int j = 0; j < omitted.length; j++) {
            omitted[j] = omission(other, j);
            row[j + 1] = row[j] + omitted[j];
        }
        double least = 0;
        for (int i = 1; i <= one.length(); i++) {
            double[] last = before;
            before = above;
            above = row;
            row = last;
            double leastAbove = least;
            least = fill(row, above, before, one, i, other, omitted);
            if (Math.min(least, leastAbove) > budget) {
                return least;
            }
        }
        return row[other.length()];
    }

    /** The costs of the first {@code i} letters of one word; returns the least. */
    private static double fill(
            double[] row, double[] above, double[] before, String one, int i, String other, double[] omitted) {
        double omission = omission(one, i - 1);
        char letter = one.charAt(i - 1);
        row[0] = above[0] + omission;
        double least = row[0];
        for (int j = 1; j < row.length; j++) {
            double best = Math.min(above[j] + omission, row[j - 1] + omitted[j - 1]);
            best = Math.min(best, above[j - 1] + exchange(letter, other.charAt(j - 1)));
            if (transposed(one, i, other, j)) {
                best = Math.min(best, before[j - 2] + WHOLE);
            }
            row[j] = best;
            least = Math.min(least, best);
        }
        return least;
    }

    private static boolean transposed(String one, int i, String other, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }

    private static double omission(String text, int at) {
        char letter = text.charAt(at);
        if (at > 0 && letter == text.charAt(at - 1)) {
            return DOUBLED;
        }
        if (letter == 'h') {
            return H;
        }
        boolean inner = at > 0 && at < text.length() - 1;
        return inner && Skeleton.vowel(letter) ? INNER_VOWEL : WHOLE;
    }

    private static double exchange(char one, char other) {
        if (one == other) {
            return 0;
        }
        return Skeleton.group(one) == Skeleton.group(other) ? CONFUSABLE : WHOLE;
    }
}
