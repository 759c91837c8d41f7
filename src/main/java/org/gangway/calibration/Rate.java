// SPDX-License-Identifier: Apache-2.0
package org.gangway.calibration;

import java.util.Locale;

/** So many out of so many, and between which rates the true one lies with 95 % confidence (Wilson's interval). */
public record Rate(int hits, int of) {
    private static final double Z = 1.959964;

    public Rate {
        if (of < 1 || hits < 0 || hits > of) {
            throw new IllegalArgumentException("a rate needs at least one trial, and no more hits than trials");
        }
    }

    public double value() {
        return (double) hits / of;
    }

    public double low() {
        return Math.max(0, middle() - reach());
    }

    public double high() {
        return Math.min(1, middle() + reach());
    }

    private double middle() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        double spread = value() * (1 - value()) / of + Z * Z / (4.0 * of * of);
        return Z * Math.sqrt(spread) / (1 + Z * Z / of);
    }

    /** {@code 97.4 % (92.8 to 99.1 %), 38 of 39}. */
    public String text() {
        return String.format(
                Locale.ROOT, "%.1f %% (%.1f to %.1f %%), %d of %d", 100 * value(), 100 * low(), 100 * high(), hits, of);
    }
}
