// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.dnn.Dnn;

/** A net of ONNX Runtime that makes numbers of a square picture. Thread-safe, shared by all workers. */
final class SquareNet implements AutoCloseable {
    private static final int CHANNELS = 3;

    private final OrtSession session;
    private final String input;
    private final long[] shape;
    private final double scale;
    /**
     * Native memory that pictures go through, as many as were ever under way at once. Made anew for each picture it would be
     * there until a garbage collection, which a heap that is not full does not need: the process grew by a tenth.
     */
    private final Queue<FloatBuffer> spare = new ConcurrentLinkedQueue<>();

    /**
     * @param side pixels of the picture
     * @param scale of each channel's 0 to 255
     */
    SquareNet(OrtSession session, String input, int side, double scale) {
        this.session = session;
        this.input = input;
        this.shape = new long[] {1, CHANNELS, side, side};
        this.scale = scale;
    }

    float[] numbers(Mat square) {
        FloatBuffer kept = spare.poll();
        FloatBuffer planes = kept == null ? room() : kept;
        write(square, planes);
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), planes, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            return ((float[][]) result.get(0).getValue())[0];
        } catch (OrtException e) {
            throw new IllegalStateException("a model does not run", e);
        } finally {
            spare.add(planes);
        }
    }

    private FloatBuffer room() {
        int bytes = (int) (shape[1] * shape[2] * shape[3]) * Float.BYTES;
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** All of red, then green, then blue. */
    private void write(Mat square, FloatBuffer planes) {
        try (Scratch scratch = new Scratch()) {
            Mat blob = scratch.keep(Dnn.blobFromImage(square, scale, square.size(), Scalar.all(0), true, false));
            float[] values = new float[(int) blob.total()];
            scratch.keep(blob.reshape(1, 1)).get(0, 0, values);
            planes.clear().put(values).flip();
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("a model cannot be closed", e);
        }
    }
}
