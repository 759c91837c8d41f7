// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfFloat6;
import org.opencv.core.MatOfPoint;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.opencv.imgproc.Subdiv2D;

/** The photograph of a {@link Puppet}, cut into the triangles between the points of its mesh, each of which is drawn where it is moved to. */
final class PuppetSkin {
    private static final int[] INNER_LIPS = {
        78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191
    };

    private final List<Point3> points;
    private final List<int[]> triangles;

    PuppetSkin(List<Point3> points) {
        this.points = points;
        this.triangles = triangles(points);
    }

    /**
     * As the face looks when its points lie there.
     *
     * @param picture of the face before it moved
     * @param open how wide the mouth is, as a share of its width
     */
    Mat drawn(Mat picture, List<Point3> to, double open) {
        Mat drawn = picture.clone();
        List<Point3> from = new ArrayList<>(points);
        List<Point3> there = new ArrayList<>(to);
        frame().forEach(point -> {
            from.add(point);
            there.add(point);
        });
        triangles.stream()
                .sorted(Comparator.comparingDouble(
                        (int[] t) -> -(there.get(t[0]).z + there.get(t[1]).z + there.get(t[2]).z)))
                .forEach(t -> draw(picture, corners(from, t), corners(there, t), drawn));
        if (open > 0.05) {
            inside(drawn, to);
        }
        return drawn;
    }

    /** Dark, without a sharp edge. */
    private static void inside(Mat drawn, List<Point3> to) {
        MatOfPoint lips = new MatOfPoint(IntStream.of(INNER_LIPS)
                .mapToObj(i -> new Point(to.get(i).x, to.get(i).y))
                .toArray(Point[]::new));
        Imgproc.fillPoly(drawn, List.of(lips), new Scalar(25, 20, 45));
        Rect box = Imgproc.boundingRect(lips);
        lips.release();
        Mat mouth = drawn.submat(box);
        Imgproc.GaussianBlur(mouth, mouth, new Size(0, 0), 1.5);
        mouth.release();
    }

    private static Point[] corners(List<Point3> points, int[] triangle) {
        return IntStream.of(triangle)
                .mapToObj(i -> new Point(points.get(i).x, points.get(i).y))
                .toArray(Point[]::new);
    }

    private static double area(Point[] t) {
        return (t[1].x - t[0].x) * (t[2].y - t[0].y) - (t[2].x - t[0].x) * (t[1].y - t[0].y);
    }

    private static void draw(Mat picture, Point[] from, Point[] to, Mat onto) {
        MatOfPoint outline = new MatOfPoint(to);
        Rect tight = Imgproc.boundingRect(outline);
        outline.release();
        Rect box = new Rect(tight.x - 1, tight.y - 1, tight.width + 2, tight.height + 2);
        boolean inside =
                box.x >= 0 && box.y >= 0 && box.x + box.width <= onto.cols() && box.y + box.height <= onto.rows();
        if (inside && area(from) * area(to) > 0) { // else it is turned away and not seen
            Point[] local = Stream.of(to)
                    .map(corner -> new Point(corner.x - box.x, corner.y - box.y))
                    .toArray(Point[]::new);
            fill(picture, from, local, box, onto);
        }
    }

    private static void fill(Mat picture, Point[] from, Point[] local, Rect box, Mat onto) {
        try (Scratch scratch = new Scratch()) {
            MatOfPoint2f a = new MatOfPoint2f(from);
            MatOfPoint2f b = new MatOfPoint2f(local);
            MatOfPoint shape = new MatOfPoint(local);
            List.of(a, b, shape).forEach(scratch::keep);
            Mat piece = scratch.mat();
            Imgproc.warpAffine(
                    picture,
                    piece,
                    scratch.keep(Imgproc.getAffineTransform(a, b)),
                    box.size(),
                    Imgproc.INTER_LINEAR,
                    Core.BORDER_REPLICATE);
            Mat mask = scratch.keep(Mat.zeros(box.size(), CvType.CV_8U));
            Imgproc.fillConvexPoly(mask, shape, new Scalar(255));
            Imgproc.dilate(mask, mask, scratch.mat());
            piece.copyTo(scratch.keep(onto.submat(box)), mask);
        }
    }

    /** Around the head; what lies there is stretched with it. */
    private static List<Point3> frame() {
        List<Point3> frame = new ArrayList<>();
        for (double along = 40; along < Puppet.SIDE; along += 108) {
            for (double side : new double[] {20, Puppet.SIDE - 20}) {
                frame.add(new Point3(along, side, Puppet.SIDE));
                frame.add(new Point3(side, along, Puppet.SIDE));
            }
        }
        return frame;
    }

    private static List<int[]> triangles(List<Point3> points) {
        List<Point3> all = new ArrayList<>(points);
        all.addAll(frame());
        Subdiv2D net = new Subdiv2D(new Rect(-200, -200, (int) Puppet.SIDE + 400, (int) Puppet.SIDE + 400));
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            net.insert(new Point(all.get(i).x, all.get(i).y));
            index.putIfAbsent(key((float) all.get(i).x, (float) all.get(i).y), i);
        }
        MatOfFloat6 list = new MatOfFloat6();
        net.getTriangleList(list);
        float[] numbers = list.toArray();
        list.release();
        List<int[]> triangles = new ArrayList<>();
        for (int t = 0; t + 5 < numbers.length; t += 6) {
            Integer a = index.get(key(numbers[t], numbers[t + 1]));
            Integer b = index.get(key(numbers[t + 2], numbers[t + 3]));
            Integer c = index.get(key(numbers[t + 4], numbers[t + 5]));
            if (a != null && b != null && c != null) {
                triangles.add(new int[] {a, b, c});
            }
        }
        return triangles;
    }

    private static String key(float x, float y) {
        return Math.round(x * 50) + "/" + Math.round(y * 50);
    }
}
