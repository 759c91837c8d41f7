// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import org.opencv.core.Mat;

/** Turns an aligned face into 128 numbers that lie near each other for one person. Thread-safe, shared by all workers. */
final class Recogniser implements AutoCloseable {
    static final String MODEL = "dlib-resnet29";

    private final SquareNet net;

    Recogniser(ModelFolder models) {
        this.net = new SquareNet(models.onnx(MODEL), ResNet29.INPUT, ResNet29.CHIP, 1);
    }

    /** @param chip from {@link FacePoints#chip} */
    float[] embed(Mat chip) {
        return net.numbers(chip);
    }

    /** Euclidean, not of unit vectors: scaling them to one length makes this network worse. */
    static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = (double) a[i] - b[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }

    @Override
    public void close() {
        net.close();
    }
}
