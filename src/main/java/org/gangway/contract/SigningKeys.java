// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gangway.sealing.Keystore;

/**
 * What signing takes from the keystore, each fetched when it is first used.
 *
 * @param oneTimeCode the HMAC secret of the one-time codes, at least 32 bytes, the same on every instance
 * @param password the secret that the seal's key file is locked with, at least 32 bytes
 * @param file where the seal's PKCS #12 file is
 * @param keep puts it there, for its owner only; false if one is there already, which stays
 */
public record SigningKeys(
        Supplier<byte[]> oneTimeCode, Supplier<byte[]> password, Supplier<Path> file, Predicate<byte[]> keep) {
    private static final String SEAL = "signature.p12";

    static SigningKeys of(Keystore keystore) {
        return new SigningKeys(
                () -> keystore.secret("one-time-code"),
                () -> keystore.secret("signature-keystore"),
                () -> keystore.file(SEAL),
                content -> keystore.keep(SEAL, content));
    }
}
