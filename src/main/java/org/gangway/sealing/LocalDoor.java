// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** The door of an installation whose keys are in a folder in the clear, for a sender beside its channels. */
public final class LocalDoor {
    private LocalDoor() {}

    /**
     * @param keys {@code keys} in the data of the installation
     * @param epoch length of its door epochs, {@code gangway.sealing.door-epoch}
     */
    public static DoorKeys of(Path keys, Duration epoch) {
        Duration none = Duration.ZERO; // this one destroys no keys
        Lifetimes lifetimes = new Lifetimes(epoch, epoch, epoch, none, none, none, none, none);
        EpochKeys epochs = EpochKeys.of(
                Keystore.open(keys), new LocalCustody(), lifetimes, Clock.systemUTC(), Set.of(Purpose.DOOR));
        return new HpkeSeal.Door(epochs.door());
    }
}
