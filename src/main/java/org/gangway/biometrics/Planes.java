// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.FloatBuffer;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.dnn.Dnn;

/** A picture as the nets of ONNX Runtime take it: all of red, then green, then blue. */
final class Planes {
    private Planes() {}

    /** @param scale of each channel's 0 to 255 */
    static FloatBuffer of(Mat picture, double scale) {
        try (Scratch scratch = new Scratch()) {
            Mat blob = scratch.keep(Dnn.blobFromImage(picture, scale, picture.size(), Scalar.all(0), true, false));
            float[] planes = new float[(int) blob.total()];
            scratch.keep(blob.reshape(1, 1)).get(0, 0, planes);
            return FloatBuffer.wrap(planes);
        }
    }
}
