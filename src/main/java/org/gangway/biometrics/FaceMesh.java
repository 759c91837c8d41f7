// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** Finds 468 points of a face that a detector pointed at, or says that there is none. Not thread-safe: one per worker. */
final class FaceMesh {
    private static final int SIDE = 192;
    private static final int POINTS = 468;
    /** How much more than the detector's box the mesh wants to see. */
    private static final double MARGIN = 1.5;
    /** Below this the mesh itself holds that this is no face. */
    private static final double LEAST_PRESENCE = 0.5;

    private final Net net;

    FaceMesh(ModelFolder models) {
        this.net = models.tflite("facemesh");
    }

    /** In pixels of the picture. */
    Optional<FivePoints> points(Mat picture, Detection face) {
        Similarity crop = Similarity.into(SIDE, face.centre(), face.roll(), SIDE / (face.side() * MARGIN));
        try (Scratch scratch = new Scratch()) {
            Mat square = scratch.keep(crop.warp(picture, SIDE));
            Mat input = scratch.keep(
                    Dnn.blobFromImage(square, 1 / 255.0, new Size(SIDE, SIDE), Scalar.all(0), true, false));
            Outputs outputs = Outputs.of(net, input, scratch);
            double presence = 1 / (1 + Math.exp(-outputs.numbers(1)[0]));
            return presence < LEAST_PRESENCE
                    ? Optional.empty()
                    : Optional.of(FivePoints.of(outputs.numbers(POINTS * 3), crop.inverse()));
        }
    }
}
