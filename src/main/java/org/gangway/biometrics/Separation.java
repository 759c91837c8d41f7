// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Arrays;
import org.gangway.calibration.Rate;

/**
 * How well distances tell one person from two.
 *
 * @param same distances of pairs of one person, ascending
 * @param different distances of pairs of two people, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Separation(double[] same, double[] different) {
    Separation {
        same = Arrays.stream(same).sorted().toArray();
        different = Arrays.stream(different).sorted().toArray();
    }

    /** @throws IllegalArgumentException if there is not at least one pair of either kind */
    Separation ofBothKinds() {
        if (same.length == 0 || different.length == 0) {
            throw new IllegalArgumentException(
                    "this needs pairs of one person and pairs of two people (in the column same 1"
                            + " and 0) that have a face to compare");
        }
        return this;
    }

    /** How often a pair of one person is nearer than a pair of two; a tie is half. */
    double auc() {
        double right = 0;
        for (double distance : same) {
            int below = below(different, distance);
            int notAbove = notAbove(different, distance);
            right += different.length - notAbove + (notAbove - below) / 2.0;
        }
        return right / ((double) same.length * different.length);
    }

    /** How many pairs of two people are at most that far apart. */
    int falseMatches(double threshold) {
        return notAbove(different, threshold);
    }

    /** How many pairs of one person are at most that far apart. */
    int trueMatches(double threshold) {
        return notAbove(same, threshold);
    }

    /** The largest distance up to which at most this share of the pairs of two people lies. */
    double thresholdAt(double falseMatchRate) {
        int allowed = (int) Math.floor(falseMatchRate * different.length);
        return allowed >= different.length ? different[different.length - 1] : Math.nextDown(different[allowed]);
    }

    /** The smallest distance up to which at least this share of the pairs of one person lies. */
    double reach(double share) {
        int needed = (int) Math.ceil(share * same.length);
        return same[Math.max(0, needed - 1)];
    }

    Rate trueMatchRate(double threshold) {
        return new Rate(trueMatches(threshold), same.length);
    }

    Rate falseMatchRate(double threshold) {
        return new Rate(falseMatches(threshold), different.length);
    }

    private static int notAbove(double[] ascending, double limit) {
        int count = 0;
        while (count < ascending.length && ascending[count] <= limit) {
            count++;
        }
        return count;
    }

    private static int below(double[] ascending, double limit) {
        int count = 0;
        while (count < ascending.length && ascending[count] < limit) {
            count++;
        }
        return count;
    }
}
