// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of photo that are taken, told by their first bytes, whatever the browser calls them. */
enum PhotoType {
    JPEG("image/jpeg") {
        @Override
        boolean begins(byte[] photo) {
            return at(photo, 0, (byte) 0xff, (byte) 0xd8, (byte) 0xff);
        }
    },
    PNG("image/png") {
        @Override
        boolean begins(byte[] photo) {
            return at(photo, 0, (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G', (byte) 13, (byte) 10, (byte) 26, (byte)
                    10);
        }
    },
    WEBP("image/webp") {
        @Override
        boolean begins(byte[] photo) {
            return at(photo, 0, "RIFF".getBytes(StandardCharsets.US_ASCII))
                    && at(photo, 8, "WEBP".getBytes(StandardCharsets.US_ASCII));
        }
    };

    final String mediaType;

    PhotoType(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract boolean begins(byte[] photo);

    static Optional<PhotoType> of(byte[] photo) {
        return Arrays.stream(values()).filter(type -> type.begins(photo)).findFirst();
    }

    private static boolean at(byte[] photo, int from, byte... signature) {
        return photo.length >= from + signature.length
                && Arrays.equals(photo, from, from + signature.length, signature, 0, signature.length);
    }
}
