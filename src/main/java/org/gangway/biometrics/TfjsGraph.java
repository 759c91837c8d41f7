// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.gangway.biometrics.OnnxGraph.number;
import static org.gangway.biometrics.OnnxGraph.numbers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gangway.biometrics.TfjsWeights.Tensor;

/**
 * A plain feed-forward network as TensorFlow.js stores its graph, as an ONNX model. TensorFlow has the channels last, ONNX
 * has them first. Only the operators that the model of the eyes has; of its padding that of squares, as its pictures are.
 */
final class TfjsGraph {
    static final String INPUT = "picture";

    private final JsonNode nodes;
    private final TfjsWeights weights;
    private final OnnxGraph graph = new OnnxGraph();
    private final Map<String, Layer> layers = new HashMap<>();

    /** One node's output: its name in the new graph, and its side in pixels. */
    private record Layer(String name, int side) {}

    private TfjsGraph(JsonNode model, byte[] numbers) {
        this.nodes = model.at("/modelTopology/node");
        this.weights =
                TfjsWeights.read(model.path("weightsManifest").toString().getBytes(StandardCharsets.UTF_8), numbers);
    }

    /**
     * @param model the JSON file
     * @param side of the picture that goes in, in pixels
     * @param out how many numbers come out
     */
    static byte[] toOnnx(byte[] model, byte[] numbers, int side, int out) {
        try {
            return new TfjsGraph(new ObjectMapper().readTree(model), numbers).build(side, out);
        } catch (IOException e) {
            throw new ModelsUnusable("the graph of a model is not JSON", e);
        }
    }

    private byte[] build(int side, int out) {
        String last = INPUT;
        for (JsonNode node : nodes) {
            switch (node.path("op").asText()) {
                case "Const" -> {}
                case "Placeholder" -> layers.put(name(node), new Layer(INPUT, side));
                default -> {
                    Layer made = layer(node);
                    layers.put(name(node), made);
                    last = made.name;
                }
            }
        }
        String flat = graph.node("Flatten", List.of(last), number("axis", 1));
        return graph.model(INPUT, new long[] {1, 3, side, side}, flat, new long[] {1, out});
    }

    private Layer layer(JsonNode node) {
        Layer in = layers.getOrDefault(input(node, 0), new Layer("", 0));
        return switch (node.path("op").asText()) {
            case "_FusedConv2D" -> fused(node, in);
            case "DepthwiseConv2dNative" -> depthwise(node, in);
            case "Prelu" -> prelu(node, 1, in);
            case "AddV2" -> new Layer(graph.node("Add", List.of(in.name, named(node, 1))), in.side);
            case "MaxPool" ->
                new Layer(
                        graph.node(
                                "MaxPool", List.of(in.name), numbers("kernel_shape", 2, 2), numbers("strides", 2, 2)),
                        in.side / 2);
            case "Pad" -> pad(node, in);
            case "ConcatV2" ->
                new Layer(graph.node("Concat", List.of(in.name, named(node, 1)), number("axis", 1)), in.side);
            case "Identity" -> in;
            default ->
                throw new ModelsUnusable("the graph of a model has the operator "
                        + node.path("op").asText() + ", which cannot be converted");
        };
    }

    /** With its bias, and what bends it, if anything. */
    private Layer fused(JsonNode node, Layer in) {
        Tensor filters = weights.get(input(node, 1));
        Tensor bias = weights.get(input(node, 2));
        int[] s = filters.shape();
        int stride = node.at("/attr/strides/list/i/1").asInt();
        int all = same(node) ? Math.max(0, (ceil(in.side, stride) - 1) * stride + s[0] - in.side) : 0;
        List<String> inputs = List.of(
                in.name,
                graph.constant(input(node, 1), new long[] {s[3], s[2], s[0], s[1]}, channelsFirst(filters)),
                graph.constant(input(node, 2), new long[] {s[3]}, bias.values()));
        String made = graph.node(
                "Conv",
                inputs,
                numbers("kernel_shape", s[0], s[1]),
                numbers("pads", all / 2, all / 2, all - all / 2, all - all / 2),
                numbers("strides", stride, stride));
        Layer layer = new Layer(made, (in.side + all - s[0]) / stride + 1);
        return node.path("input").size() > 3 ? prelu(node, 3, layer) : layer;
    }

    /** Stride 1, and as large as before. */
    private Layer depthwise(JsonNode node, Layer in) {
        Tensor filters = weights.get(input(node, 1));
        int[] s = filters.shape();
        int edge = (s[0] - 1) / 2;
        Tensor one = new Tensor(new int[] {s[0], s[1], 1, s[2]}, filters.values());
        String filter = graph.constant(input(node, 1), new long[] {s[2], 1, s[0], s[1]}, channelsFirst(one));
        String made = graph.node(
                "Conv",
                List.of(in.name, filter),
                numbers("kernel_shape", s[0], s[1]),
                numbers("pads", edge, edge, edge, edge),
                number("group", s[2]));
        return new Layer(made, in.side);
    }

    private Layer prelu(JsonNode node, int slope, Layer in) {
        float[] slopes = weights.get(input(node, slope)).values();
        String constant = graph.constant(input(node, slope), new long[] {slopes.length, 1, 1}, slopes);
        return new Layer(graph.node("PRelu", List.of(in.name, constant)), in.side);
    }

    /** Of channels, at their end; the widths are the only whole numbers among the weights. */
    private Layer pad(JsonNode node, Layer in) {
        int channels = Float.floatToRawIntBits(weights.get(input(node, 1)).values()[7]);
        return new Layer(graph.node("Pad", List.of(in.name), numbers("pads", 0, 0, 0, 0, 0, channels, 0, 0)), in.side);
    }

    /** Height, width, in, out become out, in, height, width. */
    private static float[] channelsFirst(Tensor filters) {
        int area = filters.shape()[0] * filters.shape()[1];
        int in = filters.shape()[2];
        int out = filters.shape()[3];
        float[] turned = new float[filters.values().length];
        for (int p = 0; p < area; p++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    turned[(o * in + i) * area + p] = filters.values()[(p * in + i) * out + o];
                }
            }
        }
        return turned;
    }

    private static boolean same(JsonNode node) {
        byte[] padding = Base64.getDecoder().decode(node.at("/attr/padding/s").asText());
        return new String(padding, StandardCharsets.US_ASCII).equals("SAME");
    }

    private static int ceil(int side, int stride) {
        return (side + stride - 1) / stride;
    }

    private String named(JsonNode node, int input) {
        Layer layer = layers.get(input(node, input));
        if (layer == null) {
            throw new ModelsUnusable("the graph of a model is not in order");
        }
        return layer.name;
    }

    private static String name(JsonNode node) {
        return node.path("name").asText();
    }

    private static String input(JsonNode node, int which) {
        List<String> names = new ArrayList<>();
        node.path("input").forEach(name -> names.add(name.asText()));
        return names.get(which);
    }
}
