// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Point;
import org.opencv.core.Rect2d;

/**
 * Where a detector believes a face to be, in pixels of the photo.
 *
 * @param score 0 to 1
 * @param rightEye the person's right eye, left in the picture
 */
record Detection(double score, Rect2d box, Point rightEye, Point leftEye) {
    /** Above this overlap two detections are one face. */
    private static final double SAME_FACE = 0.3;

    /** One detection per face, the surest first. */
    static List<Detection> distinct(List<Detection> all) {
        List<Detection> kept = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingDouble(Detection::score).reversed())
                .filter(next -> kept.stream().noneMatch(next::sameFace))
                .forEach(kept::add);
        return kept;
    }

    Point centre() {
        return new Point(box.x + box.width / 2, box.y + box.height / 2);
    }

    double side() {
        return Math.max(box.width, box.height);
    }

    /** The head's roll in radians. */
    double roll() {
        return Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x);
    }

    /** The same in the pixels of another picture, which is not turned. */
    Detection seenBy(Similarity other) {
        Point corner = other.apply(box.tl());
        double scale = Math.hypot(other.a(), other.b());
        Rect2d there = new Rect2d(corner.x, corner.y, box.width * scale, box.height * scale);
        return new Detection(score, there, other.apply(rightEye), other.apply(leftEye));
    }

    /** Overlap as a share of both, or one lying mostly within the other: the two ranges draw boxes of unlike size. */
    boolean sameFace(Detection other) {
        double width = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
        double height = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
        double common = Math.max(0, width) * Math.max(0, height);
        return common > SAME_FACE * Math.min(box.area(), other.box.area());
    }
}
