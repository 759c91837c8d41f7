// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;
import java.util.stream.Stream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Turning, scaling and moving, without distorting: {@code x' = a·x - b·y + dx}, {@code y' = b·x + a·y + dy}. */
record Similarity(double a, double b, double dx, double dy) {

    /** Puts {@code centre} in the middle of a square of {@code side}, turned back by {@code angle} (radians) and scaled. */
    static Similarity into(double side, Point centre, double angle, double scale) {
        double a = scale * Math.cos(angle);
        double b = -scale * Math.sin(angle);
        return new Similarity(a, b, side / 2 - (a * centre.x - b * centre.y), side / 2 - (b * centre.x + a * centre.y));
    }

    /** The one that brings {@code from} nearest to {@code to}, in the sense of least squares. */
    static Similarity fit(List<Point> from, List<Point> to) {
        Point f = mean(from);
        Point t = mean(to);
        double along = 0;
        double across = 0;
        double size = 0;
        for (int i = 0; i < from.size(); i++) {
            double x = from.get(i).x - f.x;
            double y = from.get(i).y - f.y;
            double u = to.get(i).x - t.x;
            double v = to.get(i).y - t.y;
            along += x * u + y * v;
            across += x * v - y * u;
            size += x * x + y * y;
        }
        double a = along / size;
        double b = across / size;
        return new Similarity(a, b, t.x - (a * f.x - b * f.y), t.y - (b * f.x + a * f.y));
    }

    Point apply(Point p) {
        return new Point(a * p.x - b * p.y + dx, b * p.x + a * p.y + dy);
    }

    Similarity inverse() {
        double n = a * a + b * b;
        return new Similarity(a / n, -b / n, -(a * dx + b * dy) / n, (b * dx - a * dy) / n);
    }

    /** A square picture of {@code side}; the caller releases it. */
    Mat warp(Mat picture, int side) {
        double shrink = 2 * Math.hypot(a, b);
        return shrink < 1 ? shrunk(picture, side, shrink) : warped(picture, side);
    }

    /** Warping looks at four pixels for each of its own, so from a large photo it would pick out noise: shrink it first. */
    private Mat shrunk(Mat picture, int side, double shrink) {
        Rect area = source(picture, side);
        try (Scratch scratch = new Scratch()) {
            Mat small = scratch.mat();
            Size size = new Size(Math.ceil(area.width * shrink), Math.ceil(area.height * shrink));
            Imgproc.resize(scratch.keep(picture.submat(area)), small, size, 0, 0, Imgproc.INTER_AREA);
            Point start = apply(area.tl());
            return new Similarity(a / shrink, b / shrink, start.x, start.y).warped(small, side);
        }
    }

    /** The part of the picture that ends up in the square. */
    private Rect source(Mat picture, int side) {
        Similarity back = inverse();
        List<Point> corners = Stream.of(new Point(0, 0), new Point(side, 0), new Point(0, side), new Point(side, side))
                .map(back::apply)
                .toList();
        int left = clip(corners.stream().mapToDouble(p -> p.x).min().orElseThrow(), picture.cols() - 1);
        int top = clip(corners.stream().mapToDouble(p -> p.y).min().orElseThrow(), picture.rows() - 1);
        int right = clip(corners.stream().mapToDouble(p -> p.x).max().orElseThrow() + 1, picture.cols());
        int bottom = clip(corners.stream().mapToDouble(p -> p.y).max().orElseThrow() + 1, picture.rows());
        return new Rect(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int clip(double value, int most) {
        return (int) Math.min(Math.max(value, 0), most);
    }

    private Mat warped(Mat picture, int side) {
        Mat matrix = new Mat(2, 3, CvType.CV_64F);
        try {
            matrix.put(0, 0, a, -b, dx, b, a, dy);
            Mat warped = new Mat();
            Imgproc.warpAffine(picture, warped, matrix, new Size(side, side));
            return warped;
        } finally {
            matrix.release();
        }
    }

    private static Point mean(List<Point> points) {
        return new Point(
                points.stream().mapToDouble(p -> p.x).average().orElseThrow(),
                points.stream().mapToDouble(p -> p.y).average().orElseThrow());
    }
}
