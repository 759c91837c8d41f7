// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * What a key of an epoch is in Tink's terms.
 *
 * @param <K> the key in the form it is used in
 */
interface KeyKind<K> {

    /** Of a fresh key. */
    Parameters parameters();

    /** A fresh keyset, as bytes in the clear. */
    default byte[] make() throws GeneralSecurityException {
        return write(KeysetHandle.generateNew(parameters()));
    }

    K use(byte[] keyset) throws GeneralSecurityException;

    /** What whoever only seals needs of it, for kinds that have a public half. */
    Optional<byte[]> publicHalf(byte[] keyset) throws GeneralSecurityException;

    /** AES-256-GCM. */
    static KeyKind<Aead> wrapping() {
        return new Wrapping();
    }

    /** HPKE (RFC 9180): X25519, HKDF-SHA256, AES-256-GCM. */
    static KeyKind<HpkePair> hpke() {
        return new Hpke();
    }

    /** Both directions of one HPKE key pair. */
    record HpkePair(HybridEncrypt seal, HybridDecrypt open) {}

    /** Of wrapping epochs. */
    final class Wrapping implements KeyKind<Aead> {
        private final Parameters parameters;

        Wrapping() {
            try {
                AeadConfig.register();
                parameters = AesGcmParameters.builder()
                        .setKeySizeBytes(32)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Parameters parameters() {
            return parameters;
        }

        @Override
        public Aead use(byte[] keyset) throws GeneralSecurityException {
            return read(keyset).getPrimitive(RegistryConfiguration.get(), Aead.class);
        }

        @Override
        public Optional<byte[]> publicHalf(byte[] keyset) {
            return Optional.empty();
        }
    }

    /** Of door and channel epochs. */
    final class Hpke implements KeyKind<HpkePair> {
        private final Parameters parameters;

        Hpke() {
            try {
                HybridConfig.register();
                NativeCryptography.install();
                parameters = HpkeParameters.builder()
                        .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                        .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                        .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                        .setVariant(HpkeParameters.Variant.NO_PREFIX)
                        .build();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Parameters parameters() {
            return parameters;
        }

        @Override
        public HpkePair use(byte[] keyset) throws GeneralSecurityException {
            KeysetHandle pair = read(keyset);
            return new HpkePair(
                    pair.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class),
                    pair.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class));
        }

        @Override
        public Optional<byte[]> publicHalf(byte[] keyset) throws GeneralSecurityException {
            return Optional.of(TinkProtoKeysetFormat.serializeKeysetWithoutSecret(
                    read(keyset).getPublicKeysetHandle()));
        }
    }

    private static byte[] write(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle read(byte[] keyset) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }
}
