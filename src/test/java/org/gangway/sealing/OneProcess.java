// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.LongSupplier;

/** All that the configuration makes, as one process on a key folder has it. */
record OneProcess(
        Keystore keystore,
        EpochKeys epochs,
        CaseKeys caseKeys,
        DoorKeys doorKeys,
        ChannelKeys channelKeys,
        KeyShredder shredder) {
    static final Instant START = Instant.parse("2026-11-23T10:15:30Z");
    static final String CASE = "0123456789abcdef0123456789abcdef-1795428930000";
    static final String CONVERSATION = "0123456789abcdef0123456789abcdef";
    static final Lifetimes LIFETIMES = new Lifetimes(
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofMinutes(2),
            Duration.ofDays(1),
            Duration.ofDays(60),
            Duration.ofMinutes(1),
            Duration.ZERO);
    static final KeyUse NOBODY = new KeyUse() {
        @Override
        public boolean wrapsOpenCase(String epoch) {
            return false;
        }

        @Override
        public Optional<Instant> oldestOpening() {
            return Optional.empty();
        }

        @Override
        public boolean committedPast(Instant time) {
            return true;
        }
    };

    static OneProcess on(Path folder, Clock clock) {
        return on(folder, new LocalCustody(), clock, System::nanoTime);
    }

    static OneProcess on(Path folder, MovableClock clock) {
        return on(folder, new LocalCustody(), clock);
    }

    static OneProcess on(Path folder, Custody custody, MovableClock clock) {
        return on(folder, custody, clock, clock::nanos);
    }

    static OneProcess on(Path folder, Custody custody, Clock clock, LongSupplier nanos) {
        Keystore keystore = Keystore.open(folder, custody);
        EpochKeys epochs = EpochKeys.of(keystore, custody, LIFETIMES, clock, EnumSet.allOf(Purpose.class));
        epochs.prepare(clock.instant());
        return new OneProcess(
                keystore,
                epochs,
                new WrappedCaseKeys(epochs.wrapping()),
                new HpkeSeal.Door(epochs.door()),
                new HpkeSeal.Channel(epochs.channel()),
                new KeyShredder(epochs, keystore.ledger(), LIFETIMES, clock, nanos));
    }
}
