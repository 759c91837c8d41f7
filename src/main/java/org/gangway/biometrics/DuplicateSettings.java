// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The optional step {@code find-duplicate}: docs/decisions/0010-a-face-on-another-open-case.md.
 *
 * @param enabled whether there is one in this installation
 * @param limit largest distance at which two cases may be one person. Each face is compared with all others, so it must be
 *     smaller than what is enough between two photos
 * @param most faces that are kept; more cannot be told apart with this limit
 * @param patience how long to wait for Kafka to take a face, and for the others to be read
 */
@ConfigurationProperties("gangway.faces.duplicates")
public record DuplicateSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("0.40") double limit,
        @DefaultValue("10000") int most,
        @DefaultValue("2s") Duration patience) {

    public DuplicateSettings {
        if (!(limit > 0) || most < 1) {
            throw new IllegalArgumentException(
                    "gangway.faces.duplicates.limit must be above 0, and gangway.faces.duplicates.most at least 1");
        }
    }
}
