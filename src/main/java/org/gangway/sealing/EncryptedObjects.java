// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.commons.codec.digest.DigestUtils;

/** Encrypts before and decrypts after {@link Blobs}: AES-256-GCM under a key of the object's own, bound to its name. */
final class EncryptedObjects implements ObjectStore {
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 16;
    private final Blobs blobs;

    EncryptedObjects(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public String put(String caseId, byte[] content, String mediaType) {
        String name = Hex.encode(Random.randBytes(NAME_BYTES));
        String object = Claim.checkedCaseId(caseId) + "/" + name;
        byte[] key = Random.randBytes(KEY_BYTES);
        Claim claim = new Claim(
                object, base64(key), DigestUtils.sha256Hex(content), Claim.checkedMediaType(mediaType), content.length);
        try {
            blobs.put(caseId, name, new AesGcmJce(key).encrypt(content, object.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an object cannot be encrypted", e);
        }
        return claim.write();
    }

    @Override
    public byte[] read(String claim) {
        Claim claimed = Claim.read(claim);
        byte[] encrypted = blobs.get(claimed.caseId(), claimed.name())
                .orElseThrow(() -> new IllegalStateException("the object of this claim is gone"));
        byte[] content = decrypt(claimed, encrypted);
        if (content.length != claimed.size() || !DigestUtils.sha256Hex(content).equals(claimed.sha256())) {
            throw new IllegalStateException("the object is not what its claim says");
        }
        return content;
    }

    @Override
    public String mediaType(String claim) {
        return Claim.read(claim).mediaType();
    }

    @Override
    public int delete(String caseId) {
        return blobs.delete(Claim.checkedCaseId(caseId));
    }

    @Override
    public boolean isEmpty(String caseId) {
        return blobs.isEmpty(Claim.checkedCaseId(caseId));
    }

    @Override
    public Optional<String> claimed(String text) {
        return text.startsWith("{") ? Claim.parsed(text).map(Claim::name) : Optional.empty();
    }

    @Override
    public int expire(Instant storedBefore, BiPredicate<String, String> claimed) {
        return blobs.deleteOlder(storedBefore, claimed);
    }

    private static byte[] decrypt(Claim claim, byte[] encrypted) {
        try {
            byte[] key = Base64.getUrlDecoder().decode(claim.key());
            return new AesGcmJce(key).decrypt(encrypted, claim.object().getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the object is not what its claim says", e);
        } catch (IllegalArgumentException quotesItsInput) {
            throw new IllegalStateException("not the claim of an object");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
