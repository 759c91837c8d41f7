// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEEncrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** Seals what only the bank may read: a JWE (A256GCM) to the bank's public key. */
final class BankSeal {
    private final JWEEncrypter encrypter;
    private final JWEHeader header;

    private BankSeal(JWEEncrypter encrypter, JWEAlgorithm algorithm, JWK key) {
        this.encrypter = encrypter;
        this.header = new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .contentType("application/json")
                .build();
    }

    /**
     * Reads the bank's public key: a JWK, EC (ECDH-ES+A256KW) or RSA (RSA-OAEP-256).
     *
     * @throws IllegalStateException if the file is absent, is none of these, or holds a private key
     */
    static BankSeal of(Path file) {
        try {
            JWK key = JWK.parse(Files.readString(file));
            if (key.isPrivate()) {
                throw new IllegalStateException("gangway.bank.key has a private half, which must stay with the bank");
            }
            return of(key);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the bank's public key cannot be read; put its JWK where gangway.bank.key points to", e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("gangway.bank.key is not the JWK of an EC or RSA key");
        }
    }

    private static BankSeal of(JWK key) throws JOSEException {
        if (key instanceof ECKey ec) {
            return new BankSeal(new ECDHEncrypter(ec), JWEAlgorithm.ECDH_ES_A256KW, key);
        }
        if (key instanceof RSAKey rsa) {
            return new BankSeal(new RSAEncrypter(rsa), JWEAlgorithm.RSA_OAEP_256, key);
        }
        throw new JOSEException("neither EC nor RSA");
    }

    /** @return the compact serialisation */
    String seal(byte[] clear) {
        try {
            JWEObject sealed = new JWEObject(header, new Payload(clear));
            sealed.encrypt(encrypter);
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("sealing for the bank failed", e);
        }
    }
}
