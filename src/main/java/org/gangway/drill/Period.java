// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;

/** What happens in an endurance run, one after the other, and which share of its time that takes. */
enum Period {
    WARM_UP("warming up", 0.10),
    STEADY("steady", 0.55),
    /** Core banking answers slowly. */
    SLOW("vendor slow", 0.15),
    WELL("vendor well again", 0.20),
    /** Nobody comes any more. */
    EMPTYING("nobody comes", 0);

    final String words;
    private final double share;

    Period(String words, double share) {
        this.words = words;
        this.share = share;
    }

    Duration of(Duration whole) {
        return Duration.ofMillis(Math.round(whole.toMillis() * share));
    }
}
