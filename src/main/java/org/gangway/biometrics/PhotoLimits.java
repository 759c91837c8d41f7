// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * What a photo may cost.
 *
 * @param bytes of the file
 * @param pixels of the picture; each takes three bytes of memory outside the Java heap
 */
record PhotoLimits(int bytes, long pixels) {

    /** Of the file, or so much of it that it is seen to be too large. */
    byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes + 1);
        }
    }

    /**
     * The picture, upright as its EXIF orientation says, in the order blue, green, red; the caller releases it.
     *
     * @throws PhotoRefused {@code face.too-large} above a limit, {@code face.unreadable} if it is not a whole JPEG, PNG or
     *     WebP, {@code face.heic}
     */
    Mat decode(byte[] file) {
        if (file.length > bytes || PhotoFile.read(file).pixels() > pixels) {
            throw new PhotoRefused("face.too-large");
        }
        MatOfByte in = new MatOfByte(file);
        try {
            Mat picture = Imgcodecs.imdecode(in, Imgcodecs.IMREAD_COLOR);
            if (picture.empty()) {
                throw new PhotoRefused("face.unreadable");
            }
            WebpOrientation.turn(picture, file);
            return picture;
        } catch (CvException e) {
            throw new PhotoRefused("face.unreadable");
        } finally {
            in.release();
        }
    }
}
