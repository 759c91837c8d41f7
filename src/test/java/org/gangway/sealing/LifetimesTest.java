// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gangway.sealing.OneProcess.LIFETIMES;
import static org.gangway.sealing.OneProcess.NOBODY;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LifetimesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Epoch WRAPPING = LIFETIMES.epoch(Purpose.WRAPPING, NOON);
    private static final Epoch CHANNEL = LIFETIMES.epoch(Purpose.CHANNEL, NOON);
    private static final Epoch DOOR = LIFETIMES.epoch(Purpose.DOOR, NOON);

    private record Use(Set<String> wrapping, Optional<Instant> oldest, Instant committed) implements KeyUse {
        @Override
        public boolean wrapsOpenCase(String epoch) {
            return wrapping.contains(epoch);
        }

        @Override
        public Optional<Instant> oldestOpening() {
            return oldest;
        }

        @Override
        public boolean committedPast(Instant time) {
            return !committed.isBefore(time);
        }
    }

    private static Use openSince(Instant opened) {
        String epoch = LIFETIMES.epoch(Purpose.WRAPPING, opened).id();
        return new Use(Set.of(epoch), Optional.of(opened), Instant.MIN);
    }

    private static Instant afterGrace(Epoch epoch) {
        return epoch.end().plus(LIFETIMES.grace());
    }

    @Test
    void noKeyGoesBeforeTheGraceIsOver() {
        for (Epoch epoch : Set.of(WRAPPING, CHANNEL, DOOR)) {
            assertThat(LIFETIMES.mayDestroy(epoch, afterGrace(epoch).minusMillis(1), NOBODY))
                    .isFalse();
            assertThat(LIFETIMES.mayDestroy(epoch, afterGrace(epoch), NOBODY)).isTrue();
        }
    }

    @Test
    void wrappingKeyStaysWhileACaseOpenedUnderItIsOpen() {
        assertThat(LIFETIMES.mayDestroy(WRAPPING, afterGrace(WRAPPING), openSince(NOON)))
                .isFalse();
        assertThat(LIFETIMES.mayDestroy(WRAPPING, afterGrace(WRAPPING), openSince(NOON.minus(Duration.ofDays(3)))))
                .isTrue();
    }

    @Test
    void channelKeyStaysWhileACaseIsOpenThatCouldHaveBeenWrittenToUnderIt() {
        assertThat(LIFETIMES.mayDestroy(CHANNEL, afterGrace(CHANNEL), openSince(NOON.minus(Duration.ofDays(3)))))
                .isFalse();
        assertThat(LIFETIMES.mayDestroy(CHANNEL, afterGrace(CHANNEL), openSince(CHANNEL.end())))
                .isFalse();
        assertThat(LIFETIMES.mayDestroy(
                        CHANNEL, afterGrace(CHANNEL), openSince(CHANNEL.end().plusMillis(1))))
                .isTrue();
    }

    @Test
    void doorKeyStaysUntilItsLastRecordIsCommitted() {
        Use behind = new Use(Set.of(), Optional.empty(), DOOR.end().minusMillis(1));
        Use past = new Use(Set.of(), Optional.empty(), afterGrace(DOOR));

        assertThat(LIFETIMES.mayDestroy(DOOR, afterGrace(DOOR), behind)).isFalse();
        assertThat(LIFETIMES.mayDestroy(DOOR, afterGrace(DOOR), past)).isTrue();
    }

    /** Sealed in the last moment of the epoch, stamped a moment later, and read by a process that is far behind. */
    @Test
    void doorKeyStaysForARecordThatWasStampedAfterTheEnd() {
        Use stampedLater = new Use(Set.of(), Optional.empty(), afterGrace(DOOR).minusMillis(1));

        assertThat(LIFETIMES.mayDestroy(DOOR, afterGrace(DOOR).plusSeconds(600), stampedLater))
                .isFalse();
    }

    @Test
    void atItsLimitEveryKeyGoesWhoeverNeedsIt() {
        for (Epoch epoch : Set.of(WRAPPING, CHANNEL, DOOR)) {
            Instant limit = LIFETIMES.limit(epoch);
            assertThat(LIFETIMES.mayDestroy(epoch, limit.minusMillis(1), openSince(NOON)))
                    .isFalse();
            assertThat(LIFETIMES.mayDestroy(epoch, limit, openSince(NOON))).isTrue();
        }
    }

    @Test
    void latestOpeningIsTheLastLimitPlusSweepAndRecovery() {
        Lifetimes kms = new Lifetimes(
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(1),
                Duration.ofMinutes(2),
                Duration.ofDays(1),
                Duration.ofDays(60),
                Duration.ofMinutes(1),
                Duration.ofDays(7));
        Instant closed = Instant.parse("2026-11-25T09:30:00Z");

        assertThat(LIFETIMES.latestOpening(WRAPPING, closed)).isEqualTo("2027-01-25T00:03:00Z");
        assertThat(kms.latestOpening(WRAPPING, closed)).isEqualTo("2027-02-01T00:03:00Z");
    }

    @Property
    void whateverIsStillOpenEveryKeyOfACaseMayGoByItsLatestOpening(
            @ForAll @LongRange(min = 0, max = 10_000_000) long openedAfter,
            @ForAll @LongRange(min = 0, max = 5_184_000) long openFor) {
        Instant opened = NOON.plusSeconds(openedAfter);
        Instant closed = opened.plusSeconds(openFor);
        Epoch wrapping = LIFETIMES.epoch(Purpose.WRAPPING, opened);
        Instant swept = LIFETIMES.latestOpening(wrapping, closed).minus(LIFETIMES.sweep());

        assertThat(LIFETIMES.mayDestroy(wrapping, swept, openSince(opened))).isTrue();
        for (Purpose purpose : Set.of(Purpose.DOOR, Purpose.CHANNEL)) {
            for (Epoch used = LIFETIMES.epoch(purpose, opened); !used.start().isAfter(closed); used = used.next()) {
                assertThat(LIFETIMES.mayDestroy(used, swept, openSince(opened))).isTrue();
            }
        }
    }

    @Test
    void limitsShorterThanTheGraceAreRefused() {
        Duration hour = Duration.ofHours(1);
        assertThatExceptionOfType(KeystoreUnusable.class)
                .isThrownBy(
                        () -> new Lifetimes(hour, hour, hour, hour, Duration.ofMinutes(1), hour, hour, Duration.ZERO))
                .withMessageContaining("gangway.sealing.door-limit");
    }
}
