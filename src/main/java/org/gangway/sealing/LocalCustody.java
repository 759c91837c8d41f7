// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Duration;

/** Keys in the clear, guarded by the rights of the folder alone. */
final class LocalCustody implements Custody {

    @Override
    public KeyFile store(Epoch epoch, byte[] keyset) {
        return KeyFile.local(keyset);
    }

    @Override
    public byte[] open(Epoch epoch, KeyFile file) {
        return open("of epoch " + epoch, file);
    }

    @Override
    public KeyFile storeLasting(String id, byte[] key) {
        return KeyFile.local(key);
    }

    @Override
    public byte[] openLasting(String id, KeyFile file) {
        return open(id, file);
    }

    private static byte[] open(String which, KeyFile file) {
        if (!file.custody().equals(KeyFile.LOCAL)) {
            throw new KeystoreUnusable(
                    "the key " + which + " is kept by AWS KMS: set gangway.sealing.custody=kms and give access to KMS");
        }
        return file.key();
    }

    @Override
    public void destroy(Epoch epoch, KeyFile file) {
        // The file is all there is.
    }

    @Override
    public Duration recoverable() {
        return Duration.ZERO;
    }
}
