// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Optional;

/**
 * The thresholds that a set of labelled pairs speaks for.
 *
 * @param match largest distance that is a match: in hundredths, the largest at which at most one in a thousand pairs of two
 *     people matches
 * @param refer largest distance that a human looks at: in hundredths, the smallest that leaves out at most one in a
 *     hundred pairs of one person, and never below {@code match}
 */
record Calibration(Separation separation, double match, double refer) {
    private static final double FALSE_MATCHES = 1e-3;
    private static final double REACHED = 0.99;
    private static final double STEP = 0.01;
    /** Keeps a hundredth that is already exact from being rounded to the next. */
    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if there is not at least one pair of either kind */
    static Calibration of(Separation separation) {
        separation.ofBothKinds();
        double match = Math.floor(separation.thresholdAt(FALSE_MATCHES) / STEP + ROUNDING) * STEP;
        double refer = Math.ceil(separation.reach(REACHED) / STEP - ROUNDING) * STEP;
        return new Calibration(separation, match, Math.max(match, refer));
    }

    /** The comparisons of labelled pairs that have a distance. */
    static Calibration of(List<PairComparison> comparisons) {
        return of(new Separation(distances(comparisons, true), distances(comparisons, false)));
    }

    private static double[] distances(List<PairComparison> comparisons, boolean same) {
        return comparisons.stream()
                .filter(comparison -> comparison.pair().same().equals(Optional.of(same)))
                .flatMapToDouble(comparison -> comparison.distance().stream())
                .toArray();
    }

    /** The distance at which as large a share of one kind of pairs is taken for the other as the other way round. */
    double equalErrors() {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (double distance : separation.same()) {
            double misses = 1 - separation.trueMatchRate(distance).value();
            double gap = Math.abs(misses - separation.falseMatchRate(distance).value());
            if (gap < least) {
                least = gap;
                best = distance;
            }
        }
        return best;
    }
}
