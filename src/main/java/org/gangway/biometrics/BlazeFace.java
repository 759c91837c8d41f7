// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Rect2d;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;
import org.opencv.imgproc.Imgproc;

/** Finds faces. Not thread-safe: one per worker. */
final class BlazeFace {
    /** Numbers per anchor: box centre and size, then six points of which the first two are the eyes. */
    private static final int NUMBERS = 16;

    private final Net net;
    private final Range range;

    /** The two models: the one is for faces within two metres, the other up to five. */
    enum Range {
        SHORT("blazeface-short", 128, 0.5, new int[][] {{16, 2}, {8, 6}}),
        FULL("blazeface-full", 192, 0.6, new int[][] {{48, 1}});

        final String model;
        private final int side;
        private final double leastScore;
        private final List<Point> anchors;

        /** @param grids cells per side, anchors per cell; score limits are those of MediaPipe's own graphs */
        Range(String model, int side, double leastScore, int[][] grids) {
            this.model = model;
            this.side = side;
            this.leastScore = leastScore;
            this.anchors = anchors(side, grids);
        }

        private static List<Point> anchors(int side, int[][] grids) {
            List<Point> anchors = new ArrayList<>();
            for (int[] grid : grids) {
                double cell = (double) side / grid[0];
                for (int i = 0; i < grid[0] * grid[0] * grid[1]; i++) {
                    int place = i / grid[1];
                    anchors.add(
                            new Point((place % grid[0] + 0.5) * cell, (double) (place / grid[0]) * cell + cell / 2));
                }
            }
            return List.copyOf(anchors);
        }
    }

    BlazeFace(Range range, ModelFolder models) {
        this.range = range;
        this.net = models.tflite(range.model);
    }

    List<Detection> detect(Mat photo) {
        double scale = (double) range.side / Math.max(photo.cols(), photo.rows());
        try (Scratch scratch = new Scratch()) {
            Mat square = fitted(photo, scale, scratch);
            Mat input = scratch.keep(Dnn.blobFromImage(
                    square, 1 / 127.5, new Size(range.side, range.side), Scalar.all(127.5), true, false));
            Outputs outputs = Outputs.of(net, input, scratch);
            int anchors = range.anchors.size();
            return decode(outputs.numbers(NUMBERS * anchors), outputs.numbers(anchors), scale);
        }
    }

    /** The whole photo, undistorted, in the upper left of the square. */
    private Mat fitted(Mat photo, double scale, Scratch scratch) {
        int width = Math.max(1, (int) Math.round(photo.cols() * scale));
        int height = Math.max(1, (int) Math.round(photo.rows() * scale));
        Mat square = scratch.keep(Mat.zeros(range.side, range.side, CvType.CV_8UC3));
        Mat part = scratch.keep(square.submat(0, height, 0, width));
        Imgproc.resize(photo, part, part.size(), 0, 0, scale < 1 ? Imgproc.INTER_AREA : Imgproc.INTER_LINEAR);
        return square;
    }

    private List<Detection> decode(float[] boxes, float[] scores, double scale) {
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            double score = 1 / (1 + Math.exp(-scores[i]));
            if (score >= range.leastScore) {
                found.add(detection(score, range.anchors.get(i), boxes, i * NUMBERS, scale));
            }
        }
        found.removeIf(face -> !(face.side() >= 1)); // nothing to look at
        return Detection.distinct(found);
    }

    private static Detection detection(double score, Point anchor, float[] n, int at, double scale) {
        Point centre = point(anchor, n, at, scale);
        double width = n[at + 2] / scale;
        double height = n[at + 3] / scale;
        Rect2d box = new Rect2d(centre.x - width / 2, centre.y - height / 2, width, height);
        return new Detection(score, box, point(anchor, n, at + 4, scale), point(anchor, n, at + 6, scale));
    }

    private static Point point(Point anchor, float[] n, int at, double scale) {
        return new Point((anchor.x + n[at]) / scale, (anchor.y + n[at + 1]) / scale);
    }
}
