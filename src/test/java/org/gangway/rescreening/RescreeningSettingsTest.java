// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RescreeningSettingsTest {

    private static final Instant EVENING = Instant.parse("2026-11-25T20:00:00Z");

    private static RescreeningSettings nightly(String zone) {
        return new RescreeningSettings(true, "0 0 2 * * *", ZoneId.of(zone), 100);
    }

    @Test
    void aNightIsDueFromItsTimeOn() {
        assertThat(nightly("UTC").due(EVENING, Instant.parse("2026-11-26T01:59:59Z")))
                .isEmpty();
        assertThat(nightly("UTC").due(EVENING, Instant.parse("2026-11-26T02:00:00Z")))
                .contains(Instant.parse("2026-11-26T02:00:00Z"));
        assertThat(nightly("Europe/Zurich").due(EVENING, Instant.parse("2026-11-26T02:00:00Z")))
                .contains(Instant.parse("2026-11-26T01:00:00Z"));
    }

    @Test
    void ofNightsThatWereMissedTheLastIsMadeUpFor() {
        assertThat(nightly("UTC").due(EVENING, Instant.parse("2026-11-29T12:00:00Z")))
                .contains(Instant.parse("2026-11-29T02:00:00Z"));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> new RescreeningSettings(true, "two o'clock", ZoneId.of("UTC"), 100))
                .hasMessageContaining("gangway.screening.rescreening.nightly");
        assertThatThrownBy(() -> new RescreeningSettings(true, "0 0 2 * * *", ZoneId.of("UTC"), 0))
                .hasMessageContaining("gangway.screening.rescreening.slice");
    }
}
