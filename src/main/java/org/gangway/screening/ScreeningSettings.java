// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to screen.
 *
 * @param lists folder with the publishers' files; one that is not there leaves the built-in demonstration list only
 * @param threshold from .50 to 1: what name and identity together must reach to be a hit. The default keeps false
 *     positives under .25 % on the data of docs/screening.md
 * @param shown how many hits a reply explains, the likeliest first
 * @param look how often the folder is looked at; what has changed is read when it has kept still for one look
 * @param accepted hashes of editions that are taken although their size or date is suspicious
 */
@ConfigurationProperties("gangway.screening")
record ScreeningSettings(
        @DefaultValue("lists") Path lists,
        @DefaultValue("" + ScreeningSettings.THRESHOLD) double threshold,
        @DefaultValue("5") int shown,
        @DefaultValue("PT30S") Duration look,
        @DefaultValue Set<String> accepted) {

    static final double THRESHOLD = .8;
    private static final double LOWEST = .5;
    private static final int SHOWN = 5;

    ScreeningSettings {
        check("gangway.screening.threshold", threshold);
        if (shown < 1) {
            throw new IllegalArgumentException("gangway.screening.shown must be at least 1");
        }
    }

    /** Everything as it is by default but for the threshold. */
    static ScreeningSettings at(double threshold) {
        return new ScreeningSettings(Path.of("lists"), threshold, SHOWN, Duration.ofSeconds(30), Set.of());
    }

    static void check(String setting, double threshold) {
        if (!(threshold >= LOWEST && threshold <= 1)) {
            throw new IllegalArgumentException(setting + " must be between 0.50 and 1");
        }
    }
}
