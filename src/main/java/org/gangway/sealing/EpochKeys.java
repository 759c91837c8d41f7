// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import com.google.crypto.tink.Aead;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gangway.sealing.KeyKind.HpkePair;

/**
 * The epochs of all three purposes over one keystore.
 *
 * @param used the purposes of this process, which alone are prepared: KMS may refuse it the keys of the others
 */
record EpochKeys(Epochs<Aead> wrapping, Epochs<HpkePair> door, Epochs<HpkePair> channel, Set<Purpose> used) {

    static EpochKeys of(Keystore keystore, Custody custody, Lifetimes lifetimes, Clock clock, Set<Purpose> used) {
        EpochFiles files = new EpochFiles(keystore, custody);
        Ledger ledger = keystore.ledger();
        KeyKind<HpkePair> hpke = KeyKind.hpke();
        return new EpochKeys(
                new Epochs<>(Purpose.WRAPPING, lifetimes.wrapping(), KeyKind.wrapping(), files, ledger, clock),
                new Epochs<>(Purpose.DOOR, lifetimes.door(), hpke, files, ledger, clock),
                new Epochs<>(Purpose.CHANNEL, lifetimes.channel(), hpke, files, ledger, clock),
                used);
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
        used.forEach(purpose -> of(purpose).prepare(now));
    }

    List<Epoch> ended(Instant now) {
        return Stream.of(Purpose.values())
                .flatMap(purpose -> of(purpose).ended(now).stream())
                .toList();
    }
}
