// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** Case keys as 32 random bytes under the wrapping key; a Tink keyset for each would have to be parsed for each case. */
final class WrappedCaseKeys implements CaseKeys {
    private static final int KEY_BYTES = 32;
    private final Epochs<Aead> wrapping;

    WrappedCaseKeys(Epochs<Aead> wrapping) {
        this.wrapping = wrapping;
    }

    @Override
    public WrappedKey make(Instant at) {
        Epochs.Held<Aead> epoch = wrapping.at(at);
        try {
            byte[] wrapped =
                    epoch.key().encrypt(Random.randBytes(KEY_BYTES), epoch.id().getBytes(US_ASCII));
            return new WrappedKey(epoch.id(), wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a case key cannot be wrapped", e);
        }
    }

    @Override
    public CaseKey unwrap(WrappedKey wrapped) {
        Epochs.Held<Aead> epoch = wrapping.find(wrapped.epoch())
                .orElseThrow(() -> new IllegalStateException("the key folder has never held the wrapping key of a case:"
                        + " make sure that gangway.data is the folder of this installation"));
        try {
            return new AesCaseKey(
                    epoch.key().decrypt(wrapped.wrapped(), epoch.id().getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new SealBroken("a case key", e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
