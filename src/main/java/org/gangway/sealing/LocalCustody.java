// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Duration;

/** Keysets in the clear, guarded by the rights of the folder alone. */
final class LocalCustody implements Custody {

    @Override
    public KeyFile store(Epoch epoch, byte[] keyset) {
        return KeyFile.local(keyset);
    }

    @Override
    public byte[] open(Epoch epoch, KeyFile file) {
        if (!file.custody().equals(KeyFile.LOCAL)) {
            throw new KeystoreUnusable("the key of epoch " + epoch
                    + " is kept by AWS KMS: set gangway.sealing.custody=kms and give access to KMS");
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
