// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to screen.
 *
 * @param lists folder with the publishers' files; one that is not there leaves the built-in demonstration list only
 * @param shown how many hits a reply explains, the likeliest first
 * @param look how often the folder is looked at; what has changed is read when it has kept still for one look
 * @param sample people whom the bank has had screened, as {@code ./gangway screen} takes them: on these it is measured what a change of the
 *     bands would do
 * @param names name variants beyond the built-in ones, as {@code ./gangway screen --names} takes them
 * @param accepted hashes of editions that are taken although their size or date is suspicious
 */
@ConfigurationProperties("gangway.screening")
record ScreeningSettings(
        @DefaultValue("lists") Path lists,
        @DefaultValue("5") int shown,
        @DefaultValue("PT30S") Duration look,
        @DefaultValue Set<String> accepted,
        @Nullable Path sample,
        @Nullable Path names) {

    /** Of the bands that are built in. It keeps false positives under .25 % on the data of docs/screening.md. */
    static final double THRESHOLD = .8;

    private static final double LOWEST = .5;

    /** How many hits are explained by default. */
    static final int SHOWN = 5;

    ScreeningSettings {
        if (shown < 1) {
            throw new IllegalArgumentException("gangway.screening.shown must be at least 1");
        }
    }

    static void check(String setting, double threshold) {
        if (!(threshold >= LOWEST && threshold <= 1)) {
            throw new IllegalArgumentException(setting + " must be between 0.50 and 1");
        }
    }
}
