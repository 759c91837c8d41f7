// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** The bytes of one list file, read once, so that what is hashed is what is parsed. */
record ListFile(String name, LocalDate written, byte[] content) {

    static ListFile of(Path path) {
        try {
            LocalDate written =
                    LocalDate.ofInstant(Files.getLastModifiedTime(path).toInstant(), ZoneOffset.UTC);
            return new ListFile(String.valueOf(path.getFileName()), written, Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new ListBroken(String.valueOf(path.getFileName()), 1, "cannot be read: check its rights");
        }
    }

    /** @throws ListBroken if the bytes are not UTF-8 */
    String text() {
        try {
            return Utf8.text(content);
        } catch (Utf8.Malformed notUtf8) {
            throw broken(1, "is not UTF-8 text");
        }
    }

    ListBroken broken(long line, String problem) {
        return new ListBroken(name, line, problem);
    }

    static String hash(Iterable<byte[]> parts) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        parts.forEach(part -> {
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
            sha.update(part);
        });
        return HexFormat.of().formatHex(sha.digest());
    }
}
