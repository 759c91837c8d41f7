// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Point3;

/** Draws the lids of an eye that the mesh pointed at: the mesh itself does not see whether they are shut. Thread-safe, shared by all workers. */
final class EyeContours implements AutoCloseable {
    static final String MODEL = "iris";

    static final int SIDE = 64;
    /** Points of the lids, of the brow and of the iris, each with x, y and depth. */
    static final int NUMBERS = 76 * 3;
    /** How much more than the eye's width the net wants to see. */
    private static final double MARGIN = 2.3;

    private static final int[] RIGHT_CORNERS = {33, 133};
    private static final int[] LEFT_CORNERS = {362, 263};
    /** The corners, and pairs of points above each other near the middle of the lids. */
    private static final int[] CORNERS = {0, 8};

    private static final int[][] LIDS = {{11, 3}, {12, 4}, {13, 5}};

    private final SquareNet net;

    EyeContours(ModelFolder models) {
        this.net = new SquareNet(models.onnx(MODEL), TfjsGraph.INPUT, SIDE, 1 / 255.0);
    }

    /** How far the eyes are open, as a share of their width: the mean of both, which told shut ones better than either alone. */
    double opening(Mat picture, Mesh mesh) {
        return (eye(picture, mesh, RIGHT_CORNERS, false) + eye(picture, mesh, LEFT_CORNERS, true)) / 2;
    }

    /** The net knows right eyes only: a left one is shown to it in a mirror. */
    private double eye(Mat picture, Mesh mesh, int[] corners, boolean mirrored) {
        Point3 a = mesh.at(corners[0]);
        Point3 b = mesh.at(corners[1]);
        double width = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
        Point centre = new Point((a.x + b.x) / 2, (a.y + b.y) / 2);
        double roll = Math.atan2(b.y - a.y, b.x - a.x);
        try (Scratch scratch = new Scratch()) {
            Mat square = scratch.keep(
                    Similarity.into(SIDE, centre, roll, SIDE / (width * MARGIN)).warp(picture, SIDE));
            if (mirrored) {
                Core.flip(square, square, 1);
            }
            return opening(points(square));
        }
    }

    private static double opening(float[] points) {
        double open = 0;
        for (int[] pair : LIDS) {
            open += distance(points, pair[0], pair[1]);
        }
        return open / LIDS.length / Math.max(1, distance(points, CORNERS[0], CORNERS[1]));
    }

    private static double distance(float[] points, int a, int b) {
        return Math.hypot(points[3 * a] - points[3 * b], points[3 * a + 1] - points[3 * b + 1]);
    }

    /** @param square 64×64, of a right eye */
    float[] points(Mat square) {
        return net.numbers(square);
    }

    @Override
    public void close() {
        net.close();
    }
}
