// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights in the form TensorFlow.js stores them: tensors one after another, most of them a byte per number with scale and
 * offset in the manifest, some as plain floats.
 */
record TfjsWeights(Map<String, Tensor> tensors) {

    /** @param shape as TensorFlow orders it: height, width, in, out for a convolution */
    record Tensor(int[] shape, float[] values) {}

    /** @throws ModelsUnusable if manifest and numbers do not fit together */
    static TfjsWeights read(byte[] manifest, byte[] numbers) {
        ByteBuffer rest = ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try {
            for (JsonNode weight : parse(manifest).path(0).path("weights")) {
                tensors.put(weight.path("name").asText(), tensor(weight, rest));
            }
        } catch (BufferUnderflowException e) {
            throw new ModelsUnusable("the weights end before their manifest does", e);
        }
        if (rest.hasRemaining()) {
            throw new ModelsUnusable("the weights go on after their manifest ends");
        }
        return new TfjsWeights(tensors);
    }

    Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new ModelsUnusable("the weights lack the tensor " + name);
        }
        return tensor;
    }

    private static Tensor tensor(JsonNode weight, ByteBuffer rest) {
        int[] shape = new ObjectMapper().convertValue(weight.path("shape"), int[].class);
        float[] values = new float[size(shape)];
        JsonNode quantization = weight.path("quantization");
        if (quantization.isMissingNode()) {
            rest.asFloatBuffer().get(values);
            rest.position(rest.position() + values.length * Float.BYTES);
        } else {
            dequantise(quantization, rest, values);
        }
        return new Tensor(shape, values);
    }

    private static void dequantise(JsonNode quantization, ByteBuffer rest, float[] values) {
        if (!quantization.path("dtype").asText().equals("uint8")) {
            throw new ModelsUnusable("only weights quantised to uint8, or not at all, can be converted");
        }
        double scale = quantization.path("scale").asDouble();
        double min = quantization.path("min").asDouble();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((rest.get() & 0xff) * scale + min);
        }
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int side : shape) {
            size *= side;
        }
        return size;
    }

    private static JsonNode parse(byte[] manifest) {
        try {
            return new ObjectMapper().readTree(manifest);
        } catch (IOException e) {
            throw new ModelsUnusable("the weights' manifest is not JSON", e);
        }
    }
}
