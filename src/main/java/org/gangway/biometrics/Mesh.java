// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Point3;

/** The 468 points of a face as FaceMesh numbers them, in pixels of the picture; depth grows away from the camera. */
final class Mesh {
    static final int POINTS = 468;

    private final Point3[] points;

    private Mesh(Point3[] points) {
        this.points = points;
    }

    /** @param numbers x, y, depth of each point, as the net gave them for its crop */
    static Mesh of(float[] numbers, Similarity toPicture) {
        double scale = Math.hypot(toPicture.a(), toPicture.b());
        Point3[] points = new Point3[POINTS];
        for (int i = 0; i < POINTS; i++) {
            Point flat = toPicture.apply(new Point(numbers[3 * i], numbers[3 * i + 1]));
            points[i] = new Point3(flat.x, flat.y, numbers[3 * i + 2] * scale);
        }
        return new Mesh(points);
    }

    Point3 at(int index) {
        return points[index];
    }

    List<Point3> all() {
        return List.of(points);
    }

    /** The same face on a picture that was made of this one. */
    Mesh seenBy(Similarity other) {
        double scale = Math.hypot(other.a(), other.b());
        return new Mesh(Arrays.stream(points)
                .map(point -> {
                    Point flat = other.apply(new Point(point.x, point.y));
                    return new Point3(flat.x, flat.y, point.z * scale);
                })
                .toArray(Point3[]::new));
    }

    /**
     * The upright square, seen along the line of the eyes, that just holds the face.
     *
     * @param roll radians
     */
    record Extent(Point centre, double side, double roll) {}

    Extent extent() {
        Point3 right = mean(33, 133);
        Point3 left = mean(263, 362);
        double roll = Math.atan2(left.y - right.y, left.x - right.x);
        Similarity level = new Similarity(Math.cos(roll), -Math.sin(roll), 0, 0);
        List<Point> turned = Arrays.stream(points)
                .map(point -> level.apply(new Point(point.x, point.y)))
                .toList();
        DoubleSummaryStatistics x =
                turned.stream().mapToDouble(point -> point.x).summaryStatistics();
        DoubleSummaryStatistics y =
                turned.stream().mapToDouble(point -> point.y).summaryStatistics();
        Point middle = new Point((x.getMin() + x.getMax()) / 2, (y.getMin() + y.getMax()) / 2);
        double side = Math.max(x.getMax() - x.getMin(), y.getMax() - y.getMin());
        return new Extent(level.inverse().apply(middle), side, roll);
    }

    /** Share of the points that lie on the picture. */
    double inside(Mat picture) {
        return Arrays.stream(points)
                        .filter(point ->
                                point.x >= 0 && point.y >= 0 && point.x < picture.cols() && point.y < picture.rows())
                        .count()
                / (double) points.length;
    }

    /** The middle of these points. */
    Point3 mean(int... indices) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int index : indices) {
            x += points[index].x;
            y += points[index].y;
            z += points[index].z;
        }
        return new Point3(x / indices.length, y / indices.length, z / indices.length);
    }
}
