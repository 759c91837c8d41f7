// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML text as JSON that remembers the line of every place. Knows no anchors, and of the types only those of JSON. */
final class YamlTree {
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int DEEPEST = 20;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final JsonNode root;

    private YamlTree(@Nullable Node top) {
        root = top == null ? JsonNodeFactory.instance.objectNode() : read(top, "");
    }

    private YamlTree(Problem problem) {
        root = JsonNodeFactory.instance.objectNode();
        problems.add(problem);
    }

    static YamlTree of(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            return new YamlTree(new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            return new YamlTree(new Problem(line, "this is not YAML: " + e.getProblem() + hint(e.getProblem())));
        } catch (YAMLException e) {
            return new YamlTree(new Problem(1, "this is not YAML: " + e.getMessage()));
        }
    }

    private static String hint(@Nullable String problem) {
        return problem != null && problem.contains("mapping values")
                ? "; put the keys of a step into one mapping: - {ask: email, type: email}"
                : "; mend it, the rest is checked then";
    }

    JsonNode root() {
        return root;
    }

    /** What is wrong with the YAML itself. */
    List<Problem> problems() {
        return problems;
    }

    /** True if nothing could be read, so that looking further would only mislead. */
    boolean unreadable() {
        return !problems.isEmpty() && lines.isEmpty();
    }

    /** The line of a place or, where it does not exist, of the nearest one around it. From 1. */
    int line(String pointer) {
        for (String place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
        }
        return lines.getOrDefault("", 1);
    }

    private JsonNode read(Node node, String pointer) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        if (!seen.add(node)) {
            problem(node, "anchors and aliases are not understood; write the value out");
            return JsonNodeFactory.instance.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, pointer);
            case SequenceNode sequence -> array(sequence, pointer);
            case ScalarNode scalar -> scalar(scalar);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private ObjectNode object(MappingNode mapping, String pointer) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problem(entry.getKeyNode(), "a key must be a plain word");
                continue;
            }
            String child = pointer + "/" + key.getValue();
            if (object.has(key.getValue())) {
                problem(key, "the key " + key.getValue() + " is there twice; remove one");
                continue;
            }
            lines.put(child, key.getStartMark().getLine() + 1);
            object.set(key.getValue(), read(entry.getValueNode(), child));
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, String pointer) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(read(item, pointer + "/" + array.size()));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (scalar.getTag().equals(Tag.INT) && text.matches("[+-]?[0-9]{1,9}")) {
            return json.numberNode(Integer.parseInt(text));
        }
        if (scalar.getTag().equals(Tag.FLOAT) && text.matches("[+-]?[0-9]{1,9}\\.[0-9]{1,9}")) {
            return json.numberNode(Double.parseDouble(text));
        }
        if (scalar.getTag().equals(Tag.BOOL) && text.matches("(?i)true|false")) {
            return json.booleanNode(Boolean.parseBoolean(text));
        }
        return json.textNode(text);
    }

    private void problem(Node node, String text) {
        problems.add(new Problem(node.getStartMark().getLine() + 1, text));
    }
}
