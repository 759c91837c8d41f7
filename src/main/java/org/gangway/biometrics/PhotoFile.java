// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * What a JPEG, PNG or WebP file says of itself, read without decoding it, so that bombs and stumps are refused before they
 * cost anything.
 */
record PhotoFile(int width, int height) {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int MEDIA = 0x66747970;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int HEADER = 0x49484452;
    private static final int END = 0x49454e44;
    private static final int PNG_AROUND_CHUNK = 12;
    /** Chunks that are unpacked before the picture is: texts and the profile of colours. */
    private static final Set<Integer> PNG_PACKED = Set.of(0x7a545874, 0x69545874, 0x69434350);
    /** Each may become 8 MB. */
    private static final int MOST_PACKED = 16;

    private static final int JPEG = 0xffd8;
    /** A progressive picture has about ten scans; hundreds of them are made to burn time. */
    private static final int MOST_SCANS = 64;
    /** Pixels times scans: what decoding takes time for. Ten scans of the largest picture, and a little. */
    private static final long MOST_SCANNED = 500_000_000L;
    /** EXIF and XMP. The decoder keeps each at the end of a list that it walks from its start: 80,000 take 20 seconds. */
    private static final int NOTE = 0xe1;
    /** One has up to 64 KB, so that no file that is allowed needs as many. */
    private static final int MOST_NOTES = 1_000;

    /**
     * @throws PhotoRefused {@code face.unreadable} if it is neither JPEG nor PNG nor WebP, or not complete; {@code
     *     face.heic} for the pictures of the ISO media format, of which most come from telephones
     */
    static PhotoFile read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        try {
            if (in.getInt(4) == MEDIA) {
                throw new PhotoRefused("face.heic");
            }
            if (in.getInt(0) == RIFF && in.getInt(8) == WEBP) {
                return WebpHeader.size(in.order(ByteOrder.LITTLE_ENDIAN));
            }
            if (in.getLong(0) == PNG) {
                return png(in.position(Long.BYTES));
            }
            if (unsigned(in.getShort(0)) == JPEG) {
                return jpeg(in.position(Short.BYTES));
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw new PhotoRefused("face.unreadable");
        }
        throw new PhotoRefused("face.unreadable");
    }

    long pixels() {
        return (long) width * height;
    }

    private static PhotoFile png(ByteBuffer in) {
        int start = in.position();
        if (in.getInt(start + 4) != HEADER) {
            throw new PhotoRefused("face.unreadable");
        }
        int packed = 0;
        for (int at = start; in.getInt(at + 4) != END; ) {
            if (PNG_PACKED.contains(in.getInt(at + 4)) && ++packed > MOST_PACKED) {
                throw new PhotoRefused("face.unreadable");
            }
            at = Math.addExact(at, Math.addExact(Math.max(0, in.getInt(at)), PNG_AROUND_CHUNK));
        }
        return size(in.getInt(start + 8), in.getInt(start + 12));
    }

    /** Walks from marker to marker; what a thumbnail inside a segment says does not count. */
    private static PhotoFile jpeg(ByteBuffer in) {
        PhotoFile size = new PhotoFile(0, 0);
        int scans = 0;
        int notes = 0;
        for (int marker = marker(in); marker != 0xd9; marker = marker(in)) {
            int next = in.position() + unsigned(in.getShort(in.position()));
            if (frame(marker)) {
                size = size(unsigned(in.getShort(in.position() + 5)), unsigned(in.getShort(in.position() + 3)));
            }
            in.position(next);
            if (marker == NOTE && ++notes > MOST_NOTES || marker == 0xda && burns(++scans, size)) {
                throw new PhotoRefused("face.unreadable");
            }
        }
        return size(size.width, size.height);
    }

    /** However large, one scan is no reason: that is what the limit of pixels is for. */
    private static boolean burns(int scans, PhotoFile size) {
        return scans > MOST_SCANS || scans > 1 && scans * size.pixels() > MOST_SCANNED;
    }

    /** The next marker, past what a scan holds: there FF stands only before 00 or a restart. */
    private static int marker(ByteBuffer in) {
        while (true) {
            while ((in.get() & 0xff) != 0xff) {
                continue;
            }
            int code = in.get() & 0xff;
            while (code == 0xff) {
                code = in.get() & 0xff;
            }
            if (code != 0 && code != 0x01 && (code < 0xd0 || code > 0xd7)) {
                return code;
            }
        }
    }

    private static boolean frame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    static PhotoFile size(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new PhotoRefused("face.unreadable");
        }
        return new PhotoFile(width, height);
    }

    private static int unsigned(short value) {
        return value & 0xffff;
    }
}
