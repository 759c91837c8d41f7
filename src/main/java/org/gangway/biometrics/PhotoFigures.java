// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Arrays;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfDouble;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** What is measured of the one face on a photo, each as its {@link PhotoRule} says. */
record PhotoFigures(
        double eyeDistance,
        double inside,
        double light,
        double glare,
        double sharpness,
        Pose pose,
        double mouth,
        double eyes) {
    /** Between the eyes of the chip that the recogniser sees: finer detail than that is of no use to it. */
    private static final double EYES_IN_CHIP = 52.8;

    private static final int WHITE = 250;
    private static final double HIGHLIGHTS = 0.95;

    /** @param eyes as {@link EyeContours} measured them */
    static PhotoFigures of(Mat picture, FacePoints face, Mesh mesh, double eyes) {
        try (Scratch scratch = new Scratch()) {
            Mat inner = scratch.keep(picture.submat(face.inner(picture)));
            Mat grey = scratch.mat();
            Imgproc.cvtColor(inner, grey, Imgproc.COLOR_BGR2GRAY);
            int[] levels = levels(grey);
            return new PhotoFigures(
                    face.eyeDistance(),
                    mesh.inside(picture),
                    (levels[levels.length / 2] + levels[(int) (levels.length * HIGHLIGHTS)]) / 2.0,
                    (double) Arrays.stream(levels)
                                    .filter(level -> level >= WHITE)
                                    .count()
                            / levels.length,
                    sharpness(grey, EYES_IN_CHIP / face.eyeDistance(), scratch),
                    Pose.of(face),
                    face.mouthOpening(),
                    eyes);
        }
    }

    /** Of every pixel, in ascending order. */
    private static int[] levels(Mat grey) {
        byte[] bytes = new byte[(int) grey.total()];
        grey.get(0, 0, bytes);
        int[] levels = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            levels[i] = bytes[i] & 0xff;
        }
        Arrays.sort(levels);
        return levels;
    }

    /** Divided by the picture's own variance, since otherwise a dark photo would count as blurred. */
    private static double sharpness(Mat grey, double scale, Scratch scratch) {
        Mat seen = scratch.mat();
        if (scale < 1) {
            Imgproc.resize(grey, seen, new Size(), scale, scale, Imgproc.INTER_AREA);
        } else {
            grey.copyTo(seen);
        }
        Mat detail = scratch.mat();
        Imgproc.Laplacian(seen, detail, CvType.CV_64F);
        return variance(detail) / Math.max(1, variance(seen));
    }

    private static double variance(Mat numbers) {
        MatOfDouble mean = new MatOfDouble();
        MatOfDouble deviation = new MatOfDouble();
        try {
            Core.meanStdDev(numbers, mean, deviation);
            return Math.pow(deviation.get(0, 0)[0], 2);
        } finally {
            mean.release();
            deviation.release();
        }
    }
}
