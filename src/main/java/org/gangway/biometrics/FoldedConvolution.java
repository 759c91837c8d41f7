// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import org.gangway.biometrics.TfjsWeights.Tensor;

/**
 * A convolution that does the work of the scaling after it, and where asked of the normalising before it.
 *
 * @param filters in ONNX order: out, in, height, width
 * @param bias one per output channel
 */
record FoldedConvolution(float[] filters, float[] bias) {

    static FoldedConvolution of(TfjsWeights weights, String layer) {
        Tensor tensor = weights.get(layer + "/conv/filters");
        float[] bias = weights.get(layer + "/conv/bias").values();
        float[] scale = weights.get(layer + "/scale/weights").values();
        float[] shift = weights.get(layer + "/scale/biases").values();
        float[] folded = new float[bias.length];
        for (int out = 0; out < bias.length; out++) {
            folded[out] = bias[out] * scale[out] + shift[out];
        }
        return new FoldedConvolution(scaled(tensor, scale), folded);
    }

    private static float[] scaled(Tensor tensor, float[] scale) {
        int area = tensor.shape()[0] * tensor.shape()[1];
        int in = tensor.shape()[2];
        int out = tensor.shape()[3];
        float[] filters = new float[tensor.values().length];
        for (int p = 0; p < area; p++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    filters[(o * in + i) * area + p] = tensor.values()[(p * in + i) * out + o] * scale[o];
                }
            }
        }
        return filters;
    }

    /** From now on takes pixels {@code x} where it took {@code (x - mean) / range}; right only without padding. */
    void foldNormalisation(float[] mean, float range) {
        int perOutput = filters.length / bias.length;
        int area = perOutput / mean.length;
        for (int f = 0; f < filters.length; f++) {
            filters[f] /= range;
            bias[f / perOutput] -= filters[f] * mean[f % perOutput / area];
        }
    }
}
