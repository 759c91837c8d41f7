// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.ByteBuffer;

/** The first chunk of a WebP file, which is one of three kinds, each with the size in a form of its own. */
final class WebpHeader {
    private static final int AROUND_CONTENT = 8;
    private static final int CONTENT = 20;
    private static final int LOSSY = chunk("VP8 ");
    private static final int LOSSLESS = chunk("VP8L");
    private static final int EXTENDED = chunk("VP8X");
    private static final int SIDE = 0x3fff;
    private static final int LARGE_SIDE = 0xffffff;

    private WebpHeader() {}

    /** @param in little-endian, from the start of the file */
    static PhotoFile size(ByteBuffer in) {
        if (Integer.toUnsignedLong(in.getInt(4)) + AROUND_CONTENT > in.limit()) {
            throw new PhotoRefused("face.unreadable");
        }
        int kind = in.getInt(12);
        if (kind == LOSSY) {
            return PhotoFile.size(in.getShort(CONTENT + 6) & SIDE, in.getShort(CONTENT + 8) & SIDE);
        }
        if (kind == LOSSLESS) {
            int sides = in.getInt(CONTENT + 1);
            return PhotoFile.size((sides & SIDE) + 1, (sides >>> 14 & SIDE) + 1);
        }
        if (kind == EXTENDED) {
            return PhotoFile.size((in.getInt(CONTENT + 4) & LARGE_SIDE) + 1, (in.getInt(CONTENT + 6) >>> 8) + 1);
        }
        throw new PhotoRefused("face.unreadable");
    }

    private static int chunk(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
