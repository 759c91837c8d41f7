// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.util.Bytes;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.HexFormat;

/**
 * Seals what is about the bank's customers, for the installation to open: the public half of {@link CustomerKey}, which the
 * bank has. HPKE (RFC 9180) in base mode, X25519, HKDF-SHA256, AES-256-GCM: the encapsulated key and behind it the
 * ciphertext. HPKE's info says what it is for and whom it is about, its associated data is empty.
 */
public final class CustomerSeal {

    private static final int ID_BYTES = 8;

    private final HpkePublicKey key;
    private final HybridEncrypt seal;
    private final String id;

    private CustomerSeal(HpkePublicKey key) {
        this.key = key;
        try {
            this.seal = handle().getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HPKE", e);
        }
        this.id = HexFormat.of().formatHex(NativeCryptography.sha256().digest(raw()), 0, ID_BYTES);
    }

    /** @throws IllegalArgumentException if that is not the JSON web key of an X25519 key */
    public static CustomerSeal parse(String jwk) {
        try {
            OctetKeyPair pair = OctetKeyPair.parse(jwk);
            if (!pair.getCurve().equals(Curve.X25519)) {
                throw new IllegalArgumentException("not a key on the curve X25519");
            }
            return of(pair.getX().decode());
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a JSON web key of the type OKP");
        }
    }

    @AccessesPartialKey
    static CustomerSeal of(byte[] x) {
        try {
            HpkeParameters parameters = (HpkeParameters) KeyKind.hpke().parameters();
            return new CustomerSeal(HpkePublicKey.create(parameters, Bytes.copyFrom(x), null));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key on the curve X25519");
        }
    }

    /** Said in every record: 16 hex digits, the beginning of the SHA-256 of the key's 32 bytes. */
    public String id() {
        return id;
    }

    /** The key as a JSON web key. */
    public String jwk() {
        return new OctetKeyPair.Builder(Curve.X25519, Base64URL.encode(raw()))
                .keyUse(KeyUse.ENCRYPTION)
                .keyID(id)
                .build()
                .toJSONString();
    }

    /** The key as a Tink keyset in JSON. */
    public String tink() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(handle());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param use what it is for: a seal for one thing is none for another
     * @param about whom: the customer's number with the bank
     */
    public byte[] seal(String use, String about, byte[] clear) {
        try {
            return seal.encrypt(clear, info(use, about));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a customer's record cannot be sealed", e);
        }
    }

    byte[] info(String use, String about) {
        return ("gangway/" + use + "/1/" + id + "/" + about).getBytes(UTF_8);
    }

    @AccessesPartialKey
    private byte[] raw() {
        return key.getPublicKeyBytes().toByteArray();
    }

    private KeysetHandle handle() throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
    }

    @Override
    public String toString() {
        return "CustomerSeal " + id;
    }
}
