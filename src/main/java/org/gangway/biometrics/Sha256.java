// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/** Whether a file is the one that was meant. */
final class Sha256 {
    private Sha256() {}

    /** Whether the file is there and has this hash. */
    static boolean matches(Path file, String sha256) {
        try {
            return Files.isRegularFile(file)
                    && DigestUtils.sha256Hex(Files.readAllBytes(file)).equals(sha256);
        } catch (IOException e) {
            return false;
        }
    }
}
