// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/** The cheapest way to edit one word into another, whatever an edit costs. */
final class Edits {
    private Edits() {}

    /** What the last edit costs together with all before it. */
    @FunctionalInterface
    interface Step {
        /**
         * @param cost of every pair of shorter beginnings
         * @param i letters of {@code one}, {@code j} of {@code other}; not both 0
         */
        double cheapest(double[][] cost, String one, int i, String other, int j);
    }

    static double cheapest(String one, String other, Step step) {
        double[][] cost = new double[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = i + j == 0 ? 0 : step.cheapest(cost, one, i, other, j);
            }
        }
        return cost[one.length()][other.length()];
    }
}
