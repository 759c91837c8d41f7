// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochTest {

    @Test
    void idTellsPurposeStartAndLength() {
        Epoch epoch = Epoch.at(Purpose.WRAPPING, Duration.ofDays(1), Instant.parse("2026-11-23T10:15:30.5Z"));

        assertThat(epoch.id()).isEqualTo("w-20261123T000000Z-86400");
        assertThat(epoch.end()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(epoch.next().id()).isEqualTo("w-20261124T000000Z-86400");
    }

    @Property
    void everyMomentFallsInOneEpochAndItsIdIsReadBack(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis,
            @ForAll @IntRange(min = 1, max = 1_000_000) int seconds,
            @ForAll Purpose purpose) {
        Instant at = Instant.ofEpochMilli(millis);
        Epoch epoch = Epoch.at(purpose, Duration.ofSeconds(seconds), at);

        assertThat(epoch.covers(at)).isTrue();
        assertThat(epoch.next().covers(at)).isFalse();
        assertThat(epoch.next().covers(epoch.end())).isTrue();
        assertThat(Epoch.parse(epoch.id())).isEqualTo(epoch);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "w-20261123T000000Z",
                "x-20261123T000000Z-86400",
                "w-20261123T000001Z-86400",
                "w-20261323T000000Z-86400",
                "w-20261123T000000Z-0",
                "../w-20261123T000000Z-86400"
            })
    void whatIsNoIdIsRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> Epoch.parse(id));
    }

    @Test
    void fractionsOfASecondAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Epoch.at(Purpose.DOOR, Duration.ofMillis(1500), Instant.EPOCH));
    }
}
