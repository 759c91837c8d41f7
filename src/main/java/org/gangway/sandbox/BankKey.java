// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Optional;

/** The bank's key pair: the private half stays with the sandbox, the public half goes where Gangway looks for it. */
final class BankKey {
    private final ECKey key;

    private BankKey(ECKey key) {
        this.key = key;
    }

    /** Reads {@code sandbox/bank.jwk.json} under the data folder, or makes it; {@code keys/public/bank.jwk.json} follows it. */
    static BankKey in(Path data) {
        Path secret = data.resolve("sandbox").resolve("bank.jwk.json");
        Path open = data.resolve("keys").resolve("public").resolve("bank.jwk.json");
        try {
            ECKey key = Files.exists(secret) ? ECKey.parse(Files.readString(secret)) : made(secret);
            keyFolder(data.resolve("keys"));
            Files.createDirectories(open.getParent());
            write(open, key.toPublicJWK().toJSONString());
            return new BankKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot keep the bank's key under " + data, e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(
                    "the bank's key is unreadable; delete sandbox/bank.jwk.json to make a new one");
        }
    }

    /** @return the clear text, or nothing if it was sealed for another key or is no JWE */
    Optional<String> open(String jwe) {
        try {
            JWEObject sealed = JWEObject.parse(jwe);
            sealed.decrypt(new ECDHDecrypter(key));
            return Optional.of(sealed.getPayload().toString());
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** As the application insists on it, if the sandbox alone comes first. */
    private static void keyFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static ECKey made(Path secret) throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(JWEAlgorithm.ECDH_ES_A256KW)
                .keyIDFromThumbprint(true)
                .generate();
        Files.createDirectories(secret.getParent());
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(secret, key.toJSONString());
        return key;
    }

    /** In one move, so that a reader never sees half a key. */
    private static void write(Path file, String text) throws IOException {
        Path half = Files.createTempFile(file.getParent(), "bank", ".tmp");
        Files.writeString(half, text);
        Files.move(half, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
