// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hex. */
final class Sha256 {
    private Sha256() {}

    static String of(byte[] content) {
        try {
            return of(MessageDigest.getInstance("SHA-256"), content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String of(MessageDigest sha256, byte[] content) {
        return HexFormat.of().formatHex(sha256.digest(content));
    }

    /** Whether the file is there and has this hash. */
    static boolean matches(Path file, String sha256) {
        try {
            return Files.isRegularFile(file) && of(Files.readAllBytes(file)).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }
}
