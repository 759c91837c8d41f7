// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import java.util.stream.IntStream;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * A photo as it leaves the bank: the picture and nothing else. It is drawn anew, so place, time, device, thumbnail and whatever
 * else the file carried stay here; it is upright, a JPEG whatever it was, and no larger than Amazon Rekognition takes.
 *
 * @param width of the customer's photo, upright, pixels; the copy may be smaller
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PlainCopy(byte[] jpeg, int width, int height) {
    /** Of a picture that is sent in the request itself: quotas of Amazon Rekognition. */
    static final int MOST_BYTES = 5 * 1024 * 1024;

    /** Rekognition looks at no smaller pictures. */
    static final int LEAST_SIDE = 80;

    /** Where eyes lie 60 pixels apart, more pixels say no more of the face, and only take longer to send. */
    private static final int LONGEST_SIDE = 2048;

    private static final int[] QUALITIES = {95, 85, 70, 50};

    /** @throws PhotoRefused if it is no photo, or larger than the limits, or smaller than Rekognition takes */
    static PlainCopy of(byte[] photo, PhotoLimits limits) {
        try (Scratch scratch = new Scratch()) {
            Mat picture = scratch.keep(limits.decode(photo));
            if (Math.min(picture.width(), picture.height()) < LEAST_SIDE) {
                throw new PhotoRefused("face.too-small");
            }
            Mat sent = scratch.mat();
            double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.width(), picture.height()));
            Imgproc.resize(picture, sent, size(picture, scale), 0, 0, Imgproc.INTER_AREA);
            return IntStream.of(QUALITIES)
                    .mapToObj(quality -> jpeg(sent, quality))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(jpeg -> new PlainCopy(jpeg, picture.width(), picture.height()))
                    .orElseThrow(() -> new PhotoRefused("face.too-large"));
        }
    }

    private static Size size(Mat picture, double scale) {
        return new Size(side(picture.width() * scale), side(picture.height() * scale));
    }

    /** A long strip must not become one that Rekognition does not take. */
    private static long side(double pixels) {
        return Math.max(LEAST_SIDE, Math.round(pixels));
    }

    private static Optional<byte[]> jpeg(Mat picture, int quality) {
        MatOfByte file = new MatOfByte();
        MatOfInt how = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        try {
            Imgcodecs.imencode(".jpg", picture, file, how);
            return file.total() > MOST_BYTES ? Optional.empty() : Optional.of(file.toArray());
        } finally {
            file.release();
            how.release();
        }
    }

    @Override
    public String toString() {
        return "PlainCopy[***]";
    }
}
