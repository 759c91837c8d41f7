// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.opencv.core.Mat;

/**
 * One frame of a recording, as it was measured.
 *
 * @param millis since the recording began, as the page says
 * @param faces how many
 * @param face the one face, unless it cannot be measured
 * @param hash of the picture's pixels
 */
record LiveFrame(long millis, int faces, Optional<Face> face, String hash) {

    /** Of several faces none is measured: which of them is meant, nobody knows. */
    static LiveFrame of(long millis, Mat picture, Look look) {
        int faces = look.analysis().faces();
        Optional<Face> face = look.face().filter(measured -> faces == 1).map(measured -> Face.of(measured, picture));
        return new LiveFrame(millis, faces, face, hash(picture));
    }

    private static String hash(Mat picture) {
        byte[] pixels = new byte[(int) (picture.total() * picture.elemSize())];
        picture.get(0, 0, pixels);
        return DigestUtils.sha256Hex(pixels);
    }

    /**
     * @param mouth inner opening as a share of its width
     * @param eyes how far they are open, as a share of their width
     * @param size between the eyes, as a share of the picture's width, so that it does not depend on the camera
     * @param embedding as the recogniser made it
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    record Face(Pose pose, double mouth, double eyes, double size, float[] embedding) {
        private static Face of(Look.Measured measured, Mat picture) {
            PhotoFigures figures = measured.figures();
            return new Face(
                    figures.pose(),
                    figures.mouth(),
                    figures.eyes(),
                    figures.eyeDistance() / picture.cols(),
                    measured.embedding());
        }

        double distanceTo(Face other) {
            return Recogniser.distance(embedding, other.embedding);
        }
    }
}
