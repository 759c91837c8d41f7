// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.imgproc.Imgproc;

/** The eyes of a photograph drawn shut: the skin above each upper lid is pulled down to the lower one. No photograph of shut eyes. */
final class ShutEyes {
    /** Along each lid, from one corner to the other, left to right in the picture. */
    private static final int[][][] EYES = {
        {{33, 246, 161, 160, 159, 158, 157, 173, 133}, {33, 7, 163, 144, 145, 153, 154, 155, 133}},
        {{362, 398, 384, 385, 386, 387, 388, 466, 263}, {362, 382, 381, 380, 374, 373, 390, 249, 263}}
    };
    /** How much of the eye's width the skin comes from, and by how much the mesh draws the eye too small. */
    private static final double SKIN = 0.45;

    private static final double MORE = 0.07;

    private final Mat picture;
    private final Mesh mesh;
    private final float[] x;
    private final float[] y;

    private ShutEyes(Mat picture, Mesh mesh) {
        this.picture = picture;
        this.mesh = mesh;
        this.x = new float[(int) picture.total()];
        this.y = new float[(int) picture.total()];
    }

    /** The caller releases it. */
    static Mat on(Mat picture, Mesh mesh) {
        ShutEyes eyes = new ShutEyes(picture, mesh);
        for (int i = 0; i < eyes.x.length; i++) {
            eyes.x[i] = i % picture.cols();
            eyes.y[i] = (float) Math.floorDiv(i, picture.cols());
        }
        for (int[][] lids : EYES) {
            eyes.shut(lids[0], lids[1]);
        }
        return eyes.drawn();
    }

    private Mat drawn() {
        try (Scratch scratch = new Scratch()) {
            Mat fromX = scratch.keep(new Mat(picture.size(), CvType.CV_32F));
            Mat fromY = scratch.keep(new Mat(picture.size(), CvType.CV_32F));
            fromX.put(0, 0, x);
            fromY.put(0, 0, y);
            Mat shut = new Mat();
            Imgproc.remap(picture, shut, fromX, fromY, Imgproc.INTER_LINEAR);
            return shut;
        }
    }

    private void shut(int[] upper, int[] lower) {
        Point3 a = mesh.at(upper[0]);
        Point3 b = mesh.at(upper[upper.length - 1]);
        double width = Math.hypot(b.x - a.x, b.y - a.y);
        double angle = Math.atan2(b.y - a.y, b.x - a.x);
        // the eye lies along the first axis of this: its corners at 0 and 1, the picture's down is positive
        Similarity level = new Similarity(
                Math.cos(angle) / width,
                -Math.sin(angle) / width,
                -(Math.cos(angle) * a.x + Math.sin(angle) * a.y) / width,
                (Math.sin(angle) * a.x - Math.cos(angle) * a.y) / width);
        Similarity back = level.inverse();
        int reach = (int) Math.ceil(2 * width);
        for (int row = Math.max(0, (int) a.y - reach); row < Math.min(picture.rows(), a.y + reach); row++) {
            for (int column = Math.max(0, (int) a.x - reach);
                    column < Math.min(picture.cols(), a.x + reach);
                    column++) {
                pull(row * picture.cols() + column, level, back, upper, lower);
            }
        }
    }

    /** Where this pixel's colour comes from. */
    private void pull(int pixel, Similarity level, Similarity back, int[] upper, int[] lower) {
        Point at = level.apply(new Point(x[pixel], y[pixel]));
        if (at.x <= 0 || at.x >= 1) {
            return;
        }
        double more = MORE * Math.min(1, 4 * Math.min(at.x, 1 - at.x));
        double lid = height(upper, at.x, level) - more;
        double end = height(lower, at.x, level) + more;
        double top = lid - SKIN;
        if (lid < end && at.y > top && at.y < end) {
            Point source = back.apply(new Point(at.x, top + (at.y - top) * (lid - top) / (end - top)));
            x[pixel] = (float) source.x;
            y[pixel] = (float) source.y;
        }
    }

    /** Of the lid at this share of the eye's width. */
    private double height(int[] lid, double share, Similarity level) {
        Point last = point(lid[0], level);
        for (int i = 1; i < lid.length; i++) {
            Point next = point(lid[i], level);
            if (share <= next.x) {
                double part = (share - last.x) / Math.max(1e-6, next.x - last.x);
                return last.y + Math.min(1, Math.max(0, part)) * (next.y - last.y);
            }
            last = next;
        }
        return last.y;
    }

    private Point point(int index, Similarity level) {
        Point3 point = mesh.at(index);
        return level.apply(new Point(point.x, point.y));
    }
}
