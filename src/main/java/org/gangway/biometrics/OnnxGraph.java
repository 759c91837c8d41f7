// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an ONNX model: nodes in order, each naming what it makes. Only the handful of message fields that a plain
 * feed-forward network needs; the field numbers are those of {@code onnx.proto3}.
 */
final class OnnxGraph {
    private static final int IR_VERSION = 6;
    /** The last one in which Pad takes its widths as an attribute. */
    private static final int OPSET = 10;

    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private final List<Protobuf> nodes = new ArrayList<>();
    private final List<Protobuf> constants = new ArrayList<>();

    static Protobuf number(String name, long value) {
        return new Protobuf().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    static Protobuf numbers(String name, long... values) {
        return new Protobuf().text(1, name).number(8, values).number(20, ATTRIBUTE_INTS);
    }

    /** @return the name of what the node makes, to be used as another's input */
    String node(String operator, List<String> inputs, Protobuf... attributes) {
        String output = operator + "_" + nodes.size();
        Protobuf node = new Protobuf();
        inputs.forEach(input -> node.text(1, input));
        nodes.add(node.text(2, output).text(4, operator).messages(5, List.of(attributes)));
        return output;
    }

    /** @return its name */
    String constant(String name, long[] shape, float[] values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        constants.add(
                new Protobuf().number(1, shape).number(2, FLOAT).text(8, name).bytes(9, raw.array()));
        return name;
    }

    byte[] model(String input, long[] inputShape, String output, long[] outputShape) {
        Protobuf graph = new Protobuf()
                .messages(1, nodes)
                .text(2, "faces")
                .messages(5, constants)
                .message(11, port(input, inputShape))
                .message(12, port(output, outputShape));
        return new Protobuf()
                .number(1, IR_VERSION)
                .text(2, "gangway")
                .message(7, graph)
                .message(8, new Protobuf().number(2, OPSET))
                .toBytes();
    }

    private static Protobuf port(String name, long[] shape) {
        Protobuf dimensions = new Protobuf();
        for (long side : shape) {
            dimensions.message(1, new Protobuf().number(1, side));
        }
        Protobuf tensor = new Protobuf().number(1, FLOAT).message(2, dimensions);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
    }
}
