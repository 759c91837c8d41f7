// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.time.Duration;

/** Settings for tests. */
final class Limits {

    static final WebChannelSettings DEFAULT = new WebChannelSettings(
            new WebLimits(0, 0, 0, 0),
            Duration.ofDays(14),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            3,
            200,
            2000,
            256,
            1000,
            8,
            4,
            Duration.ofSeconds(2),
            12_582_912,
            4000);

    private Limits() {}
}
