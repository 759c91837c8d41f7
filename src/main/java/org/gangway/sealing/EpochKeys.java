// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import com.google.crypto.tink.Aead;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gangway.sealing.KeyKind.HpkePair;

/** The epochs of all three purposes over one keystore. */
record EpochKeys(Epochs<Aead> wrapping, Epochs<HpkePair> door, Epochs<HpkePair> channel) {

    static EpochKeys of(Keystore keystore, Custody custody, Lifetimes lifetimes, Clock clock) {
        EpochFiles files = new EpochFiles(keystore, custody);
        Ledger ledger = keystore.ledger();
        KeyKind<HpkePair> hpke = KeyKind.hpke();
        return new EpochKeys(
                new Epochs<>(Purpose.WRAPPING, lifetimes.wrapping(), KeyKind.wrapping(), files, ledger, clock),
                new Epochs<>(Purpose.DOOR, lifetimes.door(), hpke, files, ledger, clock),
                new Epochs<>(Purpose.CHANNEL, lifetimes.channel(), hpke, files, ledger, clock));
    }

    Epochs<?> of(Purpose purpose) {
        return switch (purpose) {
            case WRAPPING -> wrapping;
            case DOOR -> door;
            case CHANNEL -> channel;
        };
    }

    /** Does now, off the threads that seal and open, what would make them wait at the change of an epoch. */
    void prepare(Instant now) {
        Stream.of(Purpose.values()).forEach(purpose -> of(purpose).prepare(now));
    }

    List<Epoch> ended(Instant now) {
        return Stream.of(Purpose.values())
                .flatMap(purpose -> of(purpose).ended(now).stream())
                .toList();
    }
}
