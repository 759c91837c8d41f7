// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * From which score on a hit is an alert, and in which band. A hit with the same document number is {@code strong} whatever it scores.
 *
 * @param possible the threshold, from .50 to 1: below it nobody is alerted
 * @param likely at least {@code possible}
 * @param strong at least {@code likely}, at most 1
 */
public record Limits(double possible, double likely, double strong) {

    private static final double LIKELY = .88;
    private static final double STRONG = .95;
    private static final double LOWEST = .5;

    public Limits {
        if (!(LOWEST <= possible && possible <= likely && likely <= strong && strong <= 1)) {
            throw new IllegalArgumentException("limits must be 0.50 <= possible <= likely <= strong <= 1");
        }
    }

    /** With the usual bands above the threshold. */
    static Limits from(double threshold) {
        return new Limits(threshold, Math.max(threshold, LIKELY), Math.max(threshold, STRONG));
    }
}
