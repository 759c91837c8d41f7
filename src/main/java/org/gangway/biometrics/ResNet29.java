// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.gangway.biometrics.OnnxGraph.number;
import static org.gangway.biometrics.OnnxGraph.numbers;

import java.util.List;
import org.gangway.biometrics.TfjsWeights.Tensor;

/**
 * The recogniser's network, dlib's ResNet with 29 convolutions, as an ONNX model: a chip of 150×150 (channels R, G, B,
 * 0-255, planes one after another) in, 128 numbers out. Normalising the pixels and scaling after each convolution are
 * both linear and are folded into the convolutions.
 */
final class ResNet29 {
    static final int CHIP = 150;
    static final int NUMBERS = 128;
    static final String INPUT = "chip";

    private static final float[] MEAN_RGB = {122.782f, 117.001f, 104.298f};
    private static final float PIXEL_RANGE = 255;

    private final TfjsWeights weights;
    private final OnnxGraph graph = new OnnxGraph();

    /** One layer's output: its name, channels, and side in pixels. */
    private record Layer(String name, int channels, int side) {}

    private ResNet29(TfjsWeights weights) {
        this.weights = weights;
    }

    static byte[] toOnnx(TfjsWeights weights) {
        return new ResNet29(weights).build();
    }

    private byte[] build() {
        Layer map = relu(convolve(new Layer(INPUT, 3, CHIP), "conv32_down", 2, 0));
        map = pool("MaxPool", map, 3);
        for (String block : List.of("conv32_1", "conv32_2", "conv32_3")) {
            map = residual(map, block);
        }
        for (String stage : List.of("conv64_", "conv128_", "conv256_")) {
            map = residualDown(map, stage + "down");
            for (int block = 1; block <= (stage.equals("conv64_") ? 3 : 2); block++) {
                map = residual(map, stage + block);
            }
        }
        map = residualDown(map, "conv256_down_out");
        return graph.model(INPUT, new long[] {1, 3, CHIP, CHIP}, connect(map), new long[] {1, NUMBERS});
    }

    private Layer residual(Layer input, String block) {
        Layer first = relu(convolve(input, block + "/conv1", 1, 1));
        return relu(add(convolve(first, block + "/conv2", 1, 1), input));
    }

    /** Halves the side and may double the channels; the shorter of both branches is filled up with zeros. */
    private Layer residualDown(Layer input, String block) {
        Layer first = relu(convolve(input, block + "/conv1", 2, 0));
        Layer convolved = convolve(first, block + "/conv2", 1, 1);
        Layer pooled = pool("AveragePool", input, 2);
        return relu(add(pad(convolved, pooled), pad(pooled, convolved)));
    }

    private Layer convolve(Layer input, String layer, int stride, int padding) {
        Tensor filters = weights.get(layer + "/conv/filters");
        int size = filters.shape()[0];
        int out = filters.shape()[3];
        FoldedConvolution folded = FoldedConvolution.of(weights, layer);
        if (input.name().equals(INPUT)) {
            folded.foldNormalisation(MEAN_RGB, PIXEL_RANGE);
        }
        List<String> inputs = List.of(
                input.name(),
                graph.constant(layer + "/w", new long[] {out, input.channels(), size, size}, folded.filters()),
                graph.constant(layer + "/b", new long[] {out}, folded.bias()));
        String name = graph.node(
                "Conv",
                inputs,
                numbers("kernel_shape", size, size),
                numbers("pads", padding, padding, padding, padding),
                numbers("strides", stride, stride));
        return new Layer(name, out, (input.side() + 2 * padding - size) / stride + 1);
    }

    private Layer pool(String operator, Layer input, int size) {
        String name = graph.node(
                operator, List.of(input.name()), numbers("kernel_shape", size, size), numbers("strides", 2, 2));
        return new Layer(name, input.channels(), (input.side() - size) / 2 + 1);
    }

    private Layer pad(Layer map, Layer other) {
        int channels = Math.max(0, other.channels() - map.channels());
        int side = Math.max(0, other.side() - map.side());
        if (channels == 0 && side == 0) {
            return map;
        }
        String name = graph.node("Pad", List.of(map.name()), numbers("pads", 0, 0, 0, 0, 0, channels, side, side));
        return new Layer(name, map.channels() + channels, map.side() + side);
    }

    private Layer relu(Layer map) {
        return new Layer(graph.node("Relu", List.of(map.name())), map.channels(), map.side());
    }

    private Layer add(Layer a, Layer b) {
        return new Layer(graph.node("Add", List.of(a.name(), b.name())), a.channels(), a.side());
    }

    private String connect(Layer map) {
        String average = graph.node("GlobalAveragePool", List.of(map.name()));
        String flat = graph.node("Flatten", List.of(average), number("axis", 1));
        Tensor fc = weights.get("fc");
        String matrix = graph.constant("fc", new long[] {fc.shape()[0], fc.shape()[1]}, fc.values());
        return graph.node("MatMul", List.of(flat, matrix));
    }
}
