// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ProcessSettingsTest {

    @Test
    void theDefaultsFitTheDefaultLifeOfKeys() {
        assertThatNoException().isThrownBy(() -> settings(Map.of()).pace().requireWithin(Duration.ofDays(60)));
    }

    @Test
    void aCaseThatCouldOutliveItsKeyStopsTheStartAndSaysWhichSettings() {
        ProcessSettings.Pace pace = settings(Map.of(
                        "gangway.process.pace.max-age", "P50D",
                        "gangway.process.pace.closing", "P10D",
                        "gangway.process.pace.farewell", "PT1S"))
                .pace();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pace.requireWithin(Duration.ofDays(60)))
                .withMessageContainingAll(
                        "gangway.process.pace.max-age", "closing", "farewell", "gangway.sealing.max-case-age");
        assertThatNoException()
                .isThrownBy(() -> pace.requireWithin(Duration.ofDays(60).plusSeconds(1)));
    }

    static ProcessSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("gangway.process", ProcessSettings.class);
    }
}
