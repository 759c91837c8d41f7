// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import org.opencv.core.Mat;

/** Turns an aligned face into 128 numbers that lie near each other for one person. Thread-safe, shared by all workers. */
final class Recogniser implements AutoCloseable {
    static final String MODEL = "dlib-resnet29";

    private static final long[] SHAPE = {1, 3, ResNet29.CHIP, ResNet29.CHIP};

    private final OrtSession session;

    Recogniser(ModelFolder models) {
        this.session = models.onnx(MODEL);
    }

    /** @param chip from {@link FacePoints#chip} */
    float[] embed(Mat chip) {
        try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), Planes.of(chip, 1), SHAPE);
                OrtSession.Result result = session.run(Map.of(ResNet29.INPUT, input))) {
            return ((float[][]) result.get(0).getValue())[0];
        } catch (OrtException e) {
            throw new IllegalStateException("the recogniser does not run", e);
        }
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
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the recogniser does not close", e);
        }
    }
}
