// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Arrays;

/** Shares of scores, and thresholds by them. */
final class Curve {

    private Curve() {}

    /** The lowest threshold that no larger share of the scores reaches. */
    static double threshold(double[] scores, double share) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int allowed = (int) Math.floor(share * sorted.length);
        return allowed >= sorted.length ? 0 : Math.nextUp(sorted[sorted.length - 1 - allowed]);
    }

    /** Of the scores that reach the threshold. */
    static double share(double[] scores, double threshold) {
        long reached = Arrays.stream(scores).filter(score -> score >= threshold).count();
        return scores.length == 0 ? 0 : (double) reached / scores.length;
    }
}
