// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * One key as it lies on disk.
 *
 * @param custody {@code local}: {@code key} is in the clear; {@code kms}: encrypted by {@code kmsKey}
 * @param key for an epoch a Tink keyset, for a secret its bytes, for a signing key a JWK
 * @param sha256 of {@code key}, hex: a damaged file must be told apart from another key
 */
@SuppressWarnings("ArrayRecordComponent") // lives between disk and memory, compared nowhere
record KeyFile(String custody, @Nullable String kmsKey, byte[] key, String sha256) {
    static final String LOCAL = "local";
    static final String KMS = "kms";
    private static final JsonMapper JSON = new JsonMapper();

    static KeyFile local(byte[] key) {
        return new KeyFile(LOCAL, null, key, DigestUtils.sha256Hex(key));
    }

    static KeyFile kms(String kmsKey, byte[] encrypted) {
        return new KeyFile(KMS, kmsKey, encrypted, DigestUtils.sha256Hex(encrypted));
    }

    byte[] write() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (IOException e) {
            throw new IllegalStateException("a key file cannot be written as JSON", e);
        }
    }

    /** @throws IOException if it is damaged; the message holds nothing of the content */
    static KeyFile read(byte[] json) throws IOException {
        KeyFile file;
        try {
            file = JSON.readValue(json, KeyFile.class);
        } catch (IOException quotesItsInput) {
            throw new IOException("not the JSON of a key file");
        }
        if (file == null || file.key == null || !DigestUtils.sha256Hex(file.key).equals(file.sha256)) {
            throw new IOException("the checksum does not match");
        }
        if (!LOCAL.equals(file.custody) && !(KMS.equals(file.custody) && file.kmsKey != null)) {
            throw new IOException("its custody is unknown");
        }
        return file;
    }

    @Override
    public String toString() {
        return "***";
    }
}
