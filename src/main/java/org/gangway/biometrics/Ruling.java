// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.Objects;
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
     * @param refer whether a photo outside is taken all the same, and a human decides
     */
    public record Limit(double least, double most, boolean refer) {
        Limit(double least, double most) {
            this(least, most, false);
        }

        /** As a file has it. */
        static Limit of(org.gangway.casefile.Limit written) {
            return new Limit(
                    Objects.requireNonNullElse(written.least(), Double.NEGATIVE_INFINITY),
                    Objects.requireNonNullElse(written.most(), Double.POSITIVE_INFINITY),
                    Boolean.TRUE.equals(written.refer()));
        }

        public Limit {
            if (!(least <= most)) {
                throw new IllegalArgumentException("a limit's least must not be above its most");
            }
        }

        boolean holds(double value) {
            return value >= least && value <= most;
        }
    }

    /** What is wrong with the photo by this rule; empty if nothing is. */
    public Optional<String> reason() {
        return limit.holds(value) ? Optional.empty() : Optional.of(rule.reason(value < limit.least()));
    }

    /** Why another photo is asked for: the reasons of the rules by which it will not do, each once. */
    static List<String> refused(List<Ruling> rulings) {
        return reasons(rulings, false);
    }

    /** Why a human is to look at the photo, though it is taken. */
    static List<String> doubts(List<Ruling> rulings) {
        return reasons(rulings, true);
    }

    private static List<String> reasons(List<Ruling> rulings, boolean refer) {
        return rulings.stream()
                .filter(ruling -> ruling.limit.refer == refer)
                .flatMap(ruling -> ruling.reason().stream())
                .distinct()
                .toList();
    }
}
