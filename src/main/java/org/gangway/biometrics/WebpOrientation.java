// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** How a WebP file says that its picture is to be turned: of JPEG and PNG files the decoder sees to it, of these not. */
final class WebpOrientation {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEAD = 8;
    private static final int RIFF = 0x46464952;
    private static final int EXIF = 0x46495845;
    /** Some writers begin it as in a JPEG file. */
    private static final int JPEG_HEAD = 0x66697845;

    private static final int JPEG_HEAD_LENGTH = 6;
    private static final short LITTLE = 0x4949;
    private static final short ORIENTATION = 0x112;
    private static final int ENTRY = 12;
    /** What to mirror after transposing where that is needed, by orientation: nothing, across, both, down. */
    private static final int[] FLIPS = {Integer.MIN_VALUE, 1, -1, 0};

    private WebpOrientation() {}

    /** Turns the picture as the file says; does nothing for any other file, or one that says nothing that makes sense. */
    static void turn(Mat picture, byte[] file) {
        int orientation = of(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        if (orientation > 4) {
            Core.transpose(picture, picture);
        }
        int flip = FLIPS[(orientation - 1) % 4];
        if (flip != FLIPS[0]) {
            Core.flip(picture, picture, flip);
        }
    }

    /** @return 1 to 8, as EXIF has it; 1 is upright */
    private static int of(ByteBuffer in) {
        try {
            for (int at = FIRST_CHUNK; in.getInt(0) == RIFF && at < in.limit(); ) {
                int length = in.getInt(at + 4);
                if (in.getInt(at) == EXIF) {
                    return orientation(in.slice(at + CHUNK_HEAD, length));
                }
                at = Math.addExact(at + CHUNK_HEAD, Math.max(0, length) + (length & 1));
            }
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            return 1;
        }
        return 1;
    }

    /** Out of the first directory. */
    private static int orientation(ByteBuffer exif) {
        ByteBuffer tiff = exif.order(ByteOrder.LITTLE_ENDIAN).getInt(0) == JPEG_HEAD
                ? exif.slice(JPEG_HEAD_LENGTH, exif.limit() - JPEG_HEAD_LENGTH)
                : exif.slice();
        tiff.order(tiff.getShort(0) == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        for (int entry = 0; entry < tiff.getShort(directory); entry++) {
            int at = directory + 2 + entry * ENTRY;
            if (tiff.getShort(at) == ORIENTATION) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
