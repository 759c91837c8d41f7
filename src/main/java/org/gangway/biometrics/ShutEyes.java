// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Point3;
import org.opencv.imgproc.Imgproc;

/**
 * The eyes of a photograph drawn shut: the skin between each upper lid and its fold is stretched down over the eye, that below the
 * lower lid a little up, and where they meet is the dark line of the lashes. No photograph of shut eyes.
 */
final class ShutEyes {
    /** Along each lid, from one corner to the other, left to right in the picture. */
    private static final int[][][] EYES = {
        {{33, 246, 161, 160, 159, 158, 157, 173, 133}, {33, 7, 163, 144, 145, 153, 154, 155, 133}},
        {{362, 398, 384, 385, 386, 387, 388, 466, 263}, {362, 382, 381, 380, 374, 373, 390, 249, 263}}
    };
    /** Shares of the eye's width: how much skin above the lid is stretched, and below it. */
    private static final double ABOVE = 0.22;

    private static final double BELOW = 0.12;
    /** How far lashes hide the skin beside a lid, and by how much the mesh draws the eye too small. */
    private static final double LASHES = 0.09;

    private static final double MORE = 0.07;
    /** How far down the upper lid comes: the lower one rises by the rest. */
    private static final double DOWN = 0.88;
    /** How thick the line is, and how much darker than the skin. */
    private static final double LINE = 0.03;

    private static final double DARK = 0.65;

    private final Mat picture;
    private final Mesh mesh;
    private final double shut;
    private final float[] x;
    private final float[] y;
    private final float[] light;

    private ShutEyes(Mat picture, Mesh mesh, double shut) {
        this.picture = picture;
        this.mesh = mesh;
        this.shut = shut;
        this.x = new float[(int) picture.total()];
        this.y = new float[(int) picture.total()];
        this.light = new float[(int) picture.total()];
    }

    /** The caller releases it. @param shut how far: 1 is quite */
    static Mat on(Mat picture, Mesh mesh, double shut) {
        ShutEyes eyes = new ShutEyes(picture, mesh, shut);
        for (int i = 0; i < eyes.x.length; i++) {
            eyes.x[i] = i % picture.cols();
            eyes.y[i] = (float) Math.floorDiv(i, picture.cols());
            eyes.light[i] = 1;
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
            Mat drawn = new Mat();
            Imgproc.remap(picture, drawn, fromX, fromY, Imgproc.INTER_LINEAR);
            byte[] colours = new byte[3 * light.length];
            drawn.get(0, 0, colours);
            for (int i = 0; i < colours.length; i++) {
                colours[i] = (byte) Math.round((colours[i] & 0xff) * light[i / 3]);
            }
            drawn.put(0, 0, colours);
            return drawn;
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
                draw(row * picture.cols() + column, level, back, upper, lower);
            }
        }
    }

    /** Where this pixel's colour comes from, and how much of its light is left. */
    private void draw(int pixel, Similarity level, Similarity back, int[] upper, int[] lower) {
        Point at = level.apply(new Point(x[pixel], y[pixel]));
        if (at.x <= 0 || at.x >= 1) {
            return;
        }
        double inner = Math.min(1, 4 * Math.min(at.x, 1 - at.x)); // the corners stay as they are
        double lid = height(upper, at.x, level) - MORE * inner;
        double bottom = height(lower, at.x, level) + MORE / 2 * inner;
        double edge = lid + shut * DOWN * Math.max(0, bottom - lid);
        double source = source(at.y, lid, edge, bottom, inner * Math.min(1, 4 * shut));
        if (source != at.y) {
            Point from = back.apply(new Point(at.x, source));
            x[pixel] = (float) from.x;
            y[pixel] = (float) from.y;
        }
        double off = (at.y - edge) / LINE;
        double lashes = Math.exp(-off * off) + (off > 0 ? Math.exp(-off * off / 9) / 3 : 0);
        light[pixel] = (float) (1 - DARK * inner * Math.min(1, lashes) * Math.min(1, 4 * shut));
    }

    /** The height from which the skin at {@code y} is taken. */
    private double source(double y, double lid, double edge, double bottom, double much) {
        double top = lid - ABOVE;
        double end = bottom + BELOW;
        if (y > top && y <= edge) {
            return top + (y - top) * (ABOVE - LASHES * much) / (edge - top);
        }
        return shut > 0.9 && y > edge && y < end ? end - (end - y) * (BELOW - LASHES * much) / (end - edge) : y;
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
