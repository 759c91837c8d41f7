// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;

/**
 * How a photo did by one rule.
 *
 * @param value what was measured
 * @param limit within which it must lie
 */
public record Ruling(PhotoRule rule, double value, Limit limit) {

    /**
     * Both ends belong to it.
     *
     * @param least negative infinity where there is none
     * @param most infinity where there is none
     */
    public record Limit(double least, double most) {
        public Limit {
            if (!(least <= most)) {
                throw new IllegalArgumentException("a limit's least must not be above its most");
            }
        }

        boolean holds(double value) {
            return value >= least && value <= most;
        }
    }

    /** Why the photo will not do by this rule; empty if it does. */
    public Optional<String> reason() {
        return limit.holds(value) ? Optional.empty() : Optional.of(rule.reason(value < limit.least()));
    }
}
