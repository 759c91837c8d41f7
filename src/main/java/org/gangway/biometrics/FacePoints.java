// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.stream.Stream;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.core.Rect;

/**
 * The points of a face that are measured, in pixels of the picture; depth grows away from the camera. Right is the
 * person's right, which is left in the picture.
 *
 * @param lips the inner edges of the upper and the lower lip
 * @param mouth the inner corners of the mouth, right and left
 * @param ends the top of the forehead and the chin
 */
record FacePoints(
        Point3 rightEye,
        Point3 leftEye,
        Point3 nose,
        Point3 rightMouth,
        Point3 leftMouth,
        Pair lips,
        Pair mouth,
        Pair ends) {
    /** Of each eye: outer corner, inner corner, upper lid, lower lid. */
    private static final int[] RIGHT_EYE = {33, 133, 159, 145};

    private static final int[] LEFT_EYE = {263, 362, 386, 374};

    /** The mean face that dlib's recogniser was trained on, with dlib's margin of a quarter, in a chip of 150×150. */
    private static final List<Point> IN_CHIP = List.of(
            new Point(47.6, 46.6),
            new Point(100.4, 46.6),
            new Point(74.0, 76.6),
            new Point(50.4, 103.0),
            new Point(97.6, 103.0));

    /** How far from its middle a face is looked at for light and sharpness, in eye distances: no hair, no background. */
    private static final double HALF_WIDTH = 0.8;

    private static final double HALF_HEIGHT = 0.9;

    /** Two points that belong together. */
    record Pair(Point3 first, Point3 second) {
        double distance() {
            return Math.hypot(first.x - second.x, first.y - second.y);
        }

        private Pair middle(Pair other) {
            return new Pair(FacePoints.middle(first, other.first), FacePoints.middle(second, other.second));
        }
    }

    static FacePoints of(Mesh mesh) {
        return new FacePoints(
                mesh.mean(RIGHT_EYE),
                mesh.mean(LEFT_EYE),
                mesh.at(1),
                mesh.at(61),
                mesh.at(291),
                new Pair(mesh.at(13), mesh.at(14)),
                new Pair(mesh.at(78), mesh.at(308)),
                new Pair(mesh.at(10), mesh.at(152)));
    }

    /** Those of the same face seen in a mirror, when these were read from its mirror image that was turned back. */
    FacePoints swapped() {
        return new FacePoints(
                leftEye, rightEye, nose, leftMouth, rightMouth, lips, new Pair(mouth.second, mouth.first), ends);
    }

    FacePoints middle(FacePoints other) {
        return new FacePoints(
                middle(rightEye, other.rightEye),
                middle(leftEye, other.leftEye),
                middle(nose, other.nose),
                middle(rightMouth, other.rightMouth),
                middle(leftMouth, other.leftMouth),
                lips.middle(other.lips),
                mouth.middle(other.mouth),
                ends.middle(other.ends));
    }

    double eyeDistance() {
        return new Pair(leftEye, rightEye).distance();
    }

    /** The inner opening of the mouth as a share of its width. */
    double mouthOpening() {
        return lips.distance() / Math.max(1e-6, mouth.distance());
    }

    List<Point> five() {
        return Stream.of(rightEye, leftEye, nose, rightMouth, leftMouth)
                .map(point -> new Point(point.x, point.y))
                .toList();
    }

    List<Point> all() {
        return Stream.concat(
                        five().stream(),
                        Stream.of(lips, mouth, ends)
                                .flatMap(pair -> Stream.of(pair.first, pair.second))
                                .map(point -> new Point(point.x, point.y)))
                .toList();
    }

    /** The aligned face as the recogniser wants it; the caller releases it. */
    Mat chip(Mat picture) {
        return Similarity.fit(five(), IN_CHIP).warp(picture, ResNet29.CHIP);
    }

    /** The face without its surroundings, as far as it is on the picture. */
    Rect inner(Mat picture) {
        double x = (rightEye.x + leftEye.x + rightMouth.x + leftMouth.x) / 4;
        double y = (rightEye.y + leftEye.y + rightMouth.y + leftMouth.y) / 4;
        int left = clip(x - HALF_WIDTH * eyeDistance(), picture.cols() - 1);
        int top = clip(y - HALF_HEIGHT * eyeDistance(), picture.rows() - 1);
        int right = clip(x + HALF_WIDTH * eyeDistance(), picture.cols());
        int bottom = clip(y + HALF_HEIGHT * eyeDistance(), picture.rows());
        return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int clip(double value, int most) {
        return (int) Math.min(Math.max(value, 0), most);
    }

    private static Point3 middle(Point3 a, Point3 b) {
        return new Point3((a.x + b.x) / 2, (a.y + b.y) / 2, (a.z + b.z) / 2);
    }
}
