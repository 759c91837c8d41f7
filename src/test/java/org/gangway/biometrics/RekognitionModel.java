// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The service model of Amazon Rekognition, as AWS publishes it and the SDK is generated from: the four operations that are used
 * and their shapes, without documentation. The SDK's jar has only what was generated; {@code RekognitionModelTest} holds the two
 * together.
 */
final class RekognitionModel {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode model;

    RekognitionModel() {
        try (InputStream in = RekognitionModel.class.getResourceAsStream("/aws/rekognition-2016-06-27.json")) {
            model = new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String target(String operation) {
        return model.at("/metadata/targetPrefix").asText() + "." + operation;
    }

    Stream<String> operations() {
        return names(model.get("operations"));
    }

    String input(String operation) {
        return operation(operation).get("input").asText();
    }

    String output(String operation) {
        return operation(operation).get("output").asText();
    }

    List<String> errors(String operation) {
        return StreamSupport.stream(operation(operation).get("errors").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    JsonNode shape(String name) {
        return Objects.requireNonNull(model.at("/shapes/" + name), name);
    }

    private JsonNode operation(String name) {
        return model.at("/operations/" + name);
    }

    /** What is wrong with a value of this shape, by the path of each part; empty if nothing. */
    List<String> problems(String shape, JsonNode value) {
        List<String> problems = new ArrayList<>();
        look(shape, value, shape, problems);
        return problems;
    }

    private void look(String name, JsonNode value, String path, List<String> problems) {
        JsonNode shape = shape(name);
        String type = shape.get("type").asText();
        switch (type) {
            case "structure" -> structure(shape, value, path, problems);
            case "list" -> {
                check(value.isArray(), path + " is no list", problems);
                value.forEach(one -> look(shape.at("/member/shape").asText(), one, path + "[]", problems));
            }
            case "string" -> string(shape, value, path, problems);
            case "boolean" -> check(value.isBoolean(), path + " is no boolean", problems);
            case "integer", "float" -> {
                check(value.isNumber() && (type.equals("float") || value.isInt()), path + " is no " + type, problems);
                within(shape, value.asDouble(), path, problems);
            }
            case "blob" -> within(shape, bytes(value.asText(), path, problems), path, problems);
            default -> problems.add(path + " has the unknown type " + type);
        }
    }

    private void structure(JsonNode shape, JsonNode value, String path, List<String> problems) {
        check(value.isObject(), path + " is no object", problems);
        names(value).forEach(name -> {
            JsonNode member = shape.at("/members/" + name + "/shape");
            if (member.isMissingNode()) {
                problems.add(path + "." + name + " is unknown");
            } else {
                look(member.asText(), value.get(name), path + "." + name, problems);
            }
        });
        shape.path("required")
                .forEach(name -> check(value.has(name.asText()), path + "." + name.asText() + " is absent", problems));
    }

    private static void string(JsonNode shape, JsonNode value, String path, List<String> problems) {
        check(value.isTextual(), path + " is no string", problems);
        within(shape, value.asText().length(), path, problems);
        if (shape.has("pattern")) {
            check(value.asText().matches(shape.get("pattern").asText()), path + " does not match", problems);
        }
        if (shape.has("enum")) {
            List<JsonNode> values = new ArrayList<>();
            shape.get("enum").forEach(values::add);
            check(values.contains(value), path + " is none of the values", problems);
        }
    }

    private static void within(JsonNode shape, double value, String path, List<String> problems) {
        check(!shape.has("min") || value >= shape.get("min").asDouble(), path + " is below its minimum", problems);
        check(!shape.has("max") || value <= shape.get("max").asDouble(), path + " is above its maximum", problems);
    }

    private static int bytes(String base64, String path, List<String> problems) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            problems.add(path + " is no base64");
            return 0;
        }
    }

    private static void check(boolean holds, String otherwise, List<String> problems) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    /** A value with every member that the shape has, lists with one element each. */
    JsonNode example(String name) {
        JsonNode shape = shape(name);
        return switch (shape.get("type").asText()) {
            case "structure" -> {
                ObjectNode all = JSON.objectNode();
                names(shape.get("members"))
                        .forEach(member -> all.set(
                                member,
                                example(shape.at("/members/" + member + "/shape")
                                        .asText())));
                yield all;
            }
            case "list" -> {
                ArrayNode one = JSON.arrayNode();
                yield one.add(example(shape.at("/member/shape").asText()));
            }
            case "string" -> JSON.textNode(text(name, shape));
            case "boolean" -> JSON.booleanNode(true);
            case "integer" -> JSON.numberNode(shape.path("min").asInt());
            case "float" -> JSON.numberNode(0.5f);
            case "blob" -> JSON.textNode(Base64.getEncoder().encodeToString(new byte[] {1}));
            default -> throw new IllegalStateException(name);
        };
    }

    private static String text(String name, JsonNode shape) {
        if (shape.has("enum")) {
            return shape.get("enum").get(0).asText();
        }
        return switch (name) {
            case "LivenessSessionId" -> "00000000-0000-0000-0000-000000000000";
            case "Version" -> "1.0.0";
            default -> "abc";
        };
    }

    static Stream<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream();
    }
}
