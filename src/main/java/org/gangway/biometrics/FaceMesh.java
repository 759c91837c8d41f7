// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Optional;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;

/** Finds 468 points of a face that a detector pointed at, or says that there is none. Not thread-safe: one per worker. */
final class FaceMesh {
    private static final int SIDE = 192;
    /** How much more than the detector's box the mesh wants to see. */
    private static final double MARGIN = 1.5;
    /** Below this the mesh itself holds that this is no face. */
    private static final double LEAST_PRESENCE = 0.5;

    private final Net net;

    FaceMesh(ModelFolder models) {
        this.net = models.tflite("facemesh");
    }

    /** What the net says of one square. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one photo
    private record Seen(double presence, float[] numbers) {}

    /** In pixels of the picture. */
    Optional<Mesh> find(Mat picture, Detection face) {
        Similarity crop = crop(face.centre(), face.roll(), face.side());
        try (Scratch scratch = new Scratch()) {
            Seen seen = see(scratch.keep(crop.warp(picture, SIDE)), scratch);
            return seen.presence < LEAST_PRESENCE
                    ? Optional.empty()
                    : Optional.of(Mesh.of(seen.numbers, crop.inverse()));
        }
    }

    /**
     * The points of a face that was found, read again from a square that the mesh itself chose, and from its mirror image:
     * the detectors' boxes vary, and the net prefers one side.
     */
    FacePoints refine(Mat picture, Mesh mesh) {
        Mesh.Extent extent = mesh.extent();
        Similarity crop = crop(extent.centre(), extent.roll(), extent.side());
        try (Scratch scratch = new Scratch()) {
            Mat square = scratch.keep(crop.warp(picture, SIDE));
            Mat mirrored = scratch.mat();
            Core.flip(square, mirrored, 1);
            FacePoints straight = FacePoints.of(Mesh.of(see(square, scratch).numbers, crop.inverse()));
            float[] back = see(mirrored, scratch).numbers;
            for (int i = 0; i < back.length; i += 3) {
                back[i] = SIDE - 1 - back[i];
            }
            return straight.middle(FacePoints.of(Mesh.of(back, crop.inverse())).swapped());
        }
    }

    private static Similarity crop(Point centre, double roll, double side) {
        return Similarity.into(SIDE, centre, roll, SIDE / (side * MARGIN));
    }

    private Seen see(Mat square, Scratch scratch) {
        Mat input =
                scratch.keep(Dnn.blobFromImage(square, 1 / 255.0, new Size(SIDE, SIDE), Scalar.all(0), true, false));
        Outputs outputs = Outputs.of(net, input, scratch);
        double presence = 1 / (1 + Math.exp(-outputs.numbers(1)[0]));
        return new Seen(presence, outputs.numbers(Mesh.POINTS * 3));
    }
}
