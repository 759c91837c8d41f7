// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import eu.europa.esig.dss.token.KeyStoreSignatureTokenConnection;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore.PasswordProtection;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of the bank's seal, in a PKCS #12 file that only its owner may read; made when it is first needed. */
final class SealKey {

    private static final Logger LOG = LoggerFactory.getLogger(SealKey.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SigningKeys keys;
    private final String bank;
    private final InstantSource clock;
    private @Nullable KeyStoreSignatureTokenConnection token;

    SealKey(SigningKeys keys, String bank, InstantSource clock) {
        this.keys = keys;
        this.bank = bank;
        this.clock = clock;
    }

    /** @throws IllegalStateException if others may read the key file, or it does not open */
    synchronized KeyStoreSignatureTokenConnection token() {
        if (token == null) {
            token = load(keys.file().get());
        }
        return token;
    }

    private KeyStoreSignatureTokenConnection load(Path file) {
        char[] password = Base64.getEncoder()
                .withoutPadding()
                .encodeToString(keys.password().get())
                .toCharArray();
        try {
            if (Files.notExists(file) && keys.keep().test(SelfSigned.pkcs12(bank, password, clock.instant()))) {
                LOG.atInfo().addKeyValue("file", file).log("made a self-signed key for sealing agreements");
            }
            refuseIfOthersRead(file);
            return new Pkcs12SignatureToken(Files.readAllBytes(file), new PasswordProtection(password));
        } catch (IOException e) {
            throw new UncheckedIOException("the seal's key file cannot be read: " + file, e);
        }
    }

    private static void refuseIfOthersRead(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("others than its owner may use the key file " + file + ": chmod 600 it");
        }
    }
}
