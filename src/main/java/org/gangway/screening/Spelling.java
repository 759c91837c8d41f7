// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * Damerau-Levenshtein distance with weights for how names are really misspelt, within a budget that grows with the
 * length of the shorter token. Costs and budgets are those of the reference on screening.
 */
final class Spelling {

    private static final double WHOLE = 1;
    private static final double CONFUSABLE = .5;
    private static final double INNER_VOWEL = .5;
    private static final double H = .4;
    private static final double DOUBLED = .3;

    private Spelling() {}

    /** The cost that a token of this length may have at most. */
    static double budget(int length) {
        return switch (length) {
            case 0, 1, 2 -> 0;
            case 3 -> .5;
            case 4 -> .8;
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
        double cost = Edits.cheapest(one, other, Spelling::step);
        return cost > budget ? 0 : 1 - cost / Math.max(1, Math.max(one.length(), other.length()));
    }

    private static double step(double[][] cost, String one, int i, String other, int j) {
        double best = Double.MAX_VALUE;
        if (i > 0) {
            best = cost[i - 1][j] + omission(one, i - 1);
        }
        if (j > 0) {
            best = Math.min(best, cost[i][j - 1] + omission(other, j - 1));
        }
        if (i > 0 && j > 0) {
            best = Math.min(best, cost[i - 1][j - 1] + exchange(one.charAt(i - 1), other.charAt(j - 1)));
        }
        if (transposed(one, i, other, j)) {
            best = Math.min(best, cost[i - 2][j - 2] + WHOLE);
        }
        return best;
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
