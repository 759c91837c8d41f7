// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.gangway.casefile.Value;

/** AES-256-GCM; the token is base64url of nonce, ciphertext and tag. */
final class AesCaseKey implements CaseKey {
    private static final char SEPARATOR = '/';
    private static final String NONCE = "nonce/";
    private static final int NONCE_BYTES = 32;
    private final AesGcmJce aead;
    private final byte[] key;

    AesCaseKey(byte[] key) throws GeneralSecurityException {
        this.aead = new AesGcmJce(key);
        this.key = key;
    }

    @Override
    public Value.Sealed seal(String caseId, String field, String clear) {
        try {
            byte[] sealed = aead.encrypt(clear.getBytes(UTF_8), context(caseId, field));
            return new Value.Sealed(Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a field cannot be sealed", e);
        }
    }

    @Override
    public String open(String caseId, String field, Value.Sealed sealed) {
        try {
            byte[] token = Base64.getUrlDecoder().decode(sealed.token());
            return new String(aead.decrypt(token, context(caseId, field)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("a field", e);
        } catch (IllegalArgumentException quotesItsInput) {
            throw new SealBroken("a field", new GeneralSecurityException("not base64url"));
        }
    }

    /** Derived by HKDF, so that it says nothing of the key. */
    @Override
    public String nonce(String caseId, String question) {
        try {
            byte[] what = (NONCE + new String(context(caseId, question), UTF_8)).getBytes(UTF_8);
            return HexFormat.of().formatHex(Hkdf.computeHkdf("HMACSHA256", key, new byte[0], what, NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a nonce cannot be derived", e);
        }
    }

    private static byte[] context(String caseId, String field) {
        if (caseId.indexOf(SEPARATOR) >= 0) { // or two pairs could make the same text
            throw new IllegalArgumentException("a case id holds no slash");
        }
        return (caseId + SEPARATOR + field).getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
