// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Set;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** What can go wrong when a photo is taken, done to one that is in order. */
enum Flaw {
    BLUR_1_5(1.5, 0, 1),
    BLUR_2(2, 0, 1),
    BLUR_3(3, 0, 1),
    DARK_2_STOPS(0, -2, 1),
    DARK_3_STOPS(0, -3, 1),
    DARK_HALVED(0, 0, 0.5),
    BRIGHT_1_5_STOPS(0, 1.5, 1),
    BRIGHT_2_STOPS(0, 2, 1),
    BRIGHT_TIMES_1_8(0, 0, 1.8);

    private static final Set<String> NOTHING_SEEN = Set.of("face.none", "face.unclear");
    private static final double SCREEN = 2.2;

    private final double blur;
    private final double stops;
    private final double factor;

    /**
     * @param blur sigma of a Gaussian, pixels of the photo
     * @param stops of exposure, in linear light
     * @param factor on the numbers of the file
     */
    Flaw(double blur, double stops, double factor) {
        this.blur = blur;
        this.stops = stops;
        this.factor = factor;
    }

    boolean isBlur() {
        return blur > 0;
    }

    /** Whether one of these reasons says what is wrong with a photo that has it. */
    boolean caughtBy(Iterable<String> reasons) {
        Set<String> named =
                isBlur() ? Set.of("face.blurred") : Set.of("face.too-dark", "face.too-bright", "face.burnt-out");
        for (String reason : reasons) {
            if (named.contains(reason) || NOTHING_SEEN.contains(reason)) {
                return true;
            }
        }
        return false;
    }

    /** A PNG file of the picture with this flaw. */
    byte[] on(Mat picture) {
        try (Scratch scratch = new Scratch()) {
            Mat flawed = scratch.mat();
            if (isBlur()) {
                Imgproc.GaussianBlur(picture, flawed, new Size(0, 0), blur);
            } else {
                Core.LUT(picture, scratch.keep(levels()), flawed);
            }
            return png(flawed);
        }
    }

    /** The picture in a mirror, as a PNG file. */
    static byte[] mirrored(Mat picture) {
        try (Scratch scratch = new Scratch()) {
            Mat mirrored = scratch.mat();
            Core.flip(picture, mirrored, 1);
            return png(mirrored);
        }
    }

    private Mat levels() {
        byte[] levels = new byte[256];
        for (int level = 0; level < levels.length; level++) {
            double light = Math.pow(level / 255.0, SCREEN) * Math.pow(2, stops);
            double seen = 255 * Math.pow(Math.min(1, light), 1 / SCREEN) * factor;
            levels[level] = (byte) Math.round(Math.min(255, seen));
        }
        Mat table = new Mat(1, levels.length, CvType.CV_8U);
        table.put(0, 0, levels);
        return table;
    }

    static byte[] png(Mat picture) {
        MatOfByte file = new MatOfByte();
        try {
            Imgcodecs.imencode(".png", picture, file);
            return file.toArray();
        } finally {
            file.release();
        }
    }
}
