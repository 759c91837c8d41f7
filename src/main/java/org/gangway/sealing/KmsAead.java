// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;

/**
 * A key of AWS KMS as a Tink primitive, on SDK v2; every call goes out. The associated data must be text and becomes the
 * encryption context, where the key's policy and the audit trail see it. At most 4,096 bytes at a time, as KMS says.
 */
final class KmsAead implements Aead {
    private final KmsClient kms;
    private final String key;
    private final String context;

    /** For the keyset of an epoch. */
    KmsAead(KmsClient kms, String key) {
        this(kms, key, "gangway-epoch");
    }

    /** @param context under which name the encryption context has the associated data */
    KmsAead(KmsClient kms, String key, String context) {
        this.kms = kms;
        this.key = key;
        this.context = context;
    }

    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
        try {
            return kms.encrypt(call -> call.keyId(key)
                            .plaintext(SdkBytes.fromByteArray(plaintext))
                            .encryptionContext(context(associatedData)))
                    .ciphertextBlob()
                    .asByteArray();
        } catch (KmsException e) {
            throw new GeneralSecurityException("KMS did not encrypt", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        try {
            return kms.decrypt(call -> call.keyId(key)
                            .ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                            .encryptionContext(context(associatedData)))
                    .plaintext()
                    .asByteArray();
        } catch (KmsException e) {
            throw new GeneralSecurityException("KMS did not decrypt", e);
        }
    }

    private Map<String, String> context(byte[] associatedData) {
        return Map.of(context, new String(associatedData, StandardCharsets.UTF_8));
    }
}
