// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static org.gangway.sealing.Keystore.EPOCHS;
import static org.gangway.sealing.Keystore.PUBLIC;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keysets of the epochs on disk, as their custody keeps them. Every call may go to the disk and to the custody. */
final class EpochFiles {
    private final KeyFolder folder;
    private final Ledger ledger;
    private final Custody custody;

    EpochFiles(Keystore keystore, Custody custody) {
        this.folder = keystore.folder();
        this.ledger = keystore.ledger();
        this.custody = custody;
    }

    /**
     * The keyset of an epoch; empty if there never was one here.
     *
     * @throws KeyGone if it has been destroyed
     */
    Optional<byte[]> load(Epoch epoch) {
        ledger.refresh();
        requireNotDestroyed(epoch);
        Optional<byte[]> keyset = file(epoch).map(file -> custody.open(epoch, file));
        if (keyset.isEmpty()) {
            ledger.refresh(); // destroyed just now?
            requireNotDestroyed(epoch);
        }
        return keyset;
    }

    /** Keeps {@code fresh} as the keyset of an epoch, unless another process was faster. What is kept is the answer. */
    byte[] create(Epoch epoch, byte[] fresh) {
        requireNotDestroyed(epoch);
        folder.create(EPOCHS, epoch.id(), custody.store(epoch, fresh).write());
        return load(epoch).orElseThrow(() -> new KeyGone(epoch.id()));
    }

    void publish(Epoch epoch, byte[] publicHalf) {
        if (folder.read(PUBLIC, epoch.id()).isEmpty()) {
            folder.create(PUBLIC, epoch.id(), publicHalf);
        }
    }

    List<Epoch> list(Purpose purpose) {
        return folder.names(EPOCHS).stream()
                .map(this::parse)
                .filter(epoch -> epoch.purpose() == purpose)
                .toList();
    }

    /** Whatever fails half way, the key counts as destroyed from the first moment, and a second call does the rest. */
    void destroy(Epoch epoch, Instant now) {
        ledger.add(epoch, now);
        file(epoch).ifPresent(file -> custody.destroy(epoch, file));
        folder.shred(EPOCHS, epoch.id());
        folder.shred(PUBLIC, epoch.id());
    }

    private Optional<KeyFile> file(Epoch epoch) {
        Optional<byte[]> content = folder.read(EPOCHS, epoch.id());
        try {
            return content.isEmpty() ? Optional.empty() : Optional.of(KeyFile.read(content.get()));
        } catch (IOException e) {
            throw folder.damaged(EPOCHS, epoch.id(), e);
        }
    }

    private Epoch parse(String name) {
        try {
            return Epoch.parse(name);
        } catch (IllegalArgumentException e) {
            throw folder.damaged(EPOCHS, name, e);
        }
    }

    private void requireNotDestroyed(Epoch epoch) {
        if (ledger.contains(epoch.id())) {
            throw new KeyGone(epoch.id());
        }
    }
}
