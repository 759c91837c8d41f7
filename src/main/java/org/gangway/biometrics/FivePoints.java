// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Point;

/** What a face is aligned by. Right is the person's right, which is left in the picture. */
record FivePoints(Point rightEye, Point leftEye, Point nose, Point rightMouth, Point leftMouth) {
    /** Of each eye: outer corner, inner corner, upper lid, lower lid. */
    private static final int[] RIGHT_EYE = {33, 133, 159, 145};

    private static final int[] LEFT_EYE = {263, 362, 386, 374};
    private static final int NOSE = 1;
    private static final int RIGHT_MOUTH = 61;
    private static final int LEFT_MOUTH = 291;

    /** The mean face that dlib's recogniser was trained on, with dlib's margin of a quarter, in a chip of 150×150. */
    private static final List<Point> IN_CHIP = List.of(
            new Point(47.6, 46.6),
            new Point(100.4, 46.6),
            new Point(74.0, 76.6),
            new Point(50.4, 103.0),
            new Point(97.6, 103.0));

    /** @param mesh x, y, depth of each point, as the net gave them */
    static FivePoints of(float[] mesh, Similarity toPicture) {
        return new FivePoints(
                mean(mesh, toPicture, RIGHT_EYE),
                mean(mesh, toPicture, LEFT_EYE),
                mean(mesh, toPicture, NOSE),
                mean(mesh, toPicture, RIGHT_MOUTH),
                mean(mesh, toPicture, LEFT_MOUTH));
    }

    double eyeDistance() {
        return Math.hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y);
    }

    /** The aligned face as the recogniser wants it; the caller releases it. */
    Mat chip(Mat picture) {
        return Similarity.fit(List.of(rightEye, leftEye, nose, rightMouth, leftMouth), IN_CHIP)
                .warp(picture, ResNet29.CHIP);
    }

    private static Point mean(float[] mesh, Similarity toPicture, int... indices) {
        double x = 0;
        double y = 0;
        for (int index : indices) {
            x += mesh[3 * index];
            y += mesh[3 * index + 1];
        }
        return toPicture.apply(new Point(x / indices.length, y / indices.length));
    }
}
