// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Holds a file against its JSON Schema and says in plain words what does not fit. */
final class SchemaCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final JsonNode source;
    private final Schema schema;

    /** @param resource of the schema on the class path */
    SchemaCheck(String resource) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the schema " + resource + " is missing from the class path");
            }
            source = JSON.readTree(in);
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(JsonNode root, Problems problems) {
        for (Error error : schema.validate(root)) {
            String place = error.getInstanceLocation().toString();
            String property = error.getProperty();
            boolean unknown = error.getKeyword().equals("additionalProperties");
            problems.add(unknown ? place + "/" + property : place, text(error));
        }
    }

    private String text(Error error) {
        JsonNode rule = error.getSchemaNode();
        String key = key(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                "the key " + error.getProperty() + " is unknown here; known are " + known(error);
            case "required" -> "the key " + error.getProperty() + " is missing; add it";
            case "enum" -> key + " must be one of " + items(rule);
            case "type" -> key + " must be " + article(rule.asText());
            case "pattern" -> key + " " + pattern(rule.asText());
            case "minProperties" ->
                "a step begins with ask, confirm, check, do, review or all; this one with none of them";
            case "minItems" -> key + " needs at least " + rule.asText() + (rule.asInt() == 1 ? " entry" : " entries");
            case "minimum" -> key + " must be at least " + rule.asText();
            case "maximum" -> key + " must be at most " + rule.asText();
            case "uniqueItems" -> key + " holds an entry twice; remove one";
            case "maxLength" -> key + " is longer than " + rule.asText() + " characters; shorten it";
            default -> key + ": " + error.getMessage();
        };
    }

    private static String pattern(String pattern) {
        if (pattern.startsWith("^P")) {
            return "must be an ISO 8601 duration such as PT30S, PT24H or P7D";
        }
        if (pattern.contains("{2,3}")) {
            return "must be a language tag such as en or de";
        }
        return "must be a name of lower-case letters, digits and hyphens, such as birth-date"
                + (pattern.contains("\\.") ? " or, for a fact, step.fact" : "");
    }

    private static String key(Error error) {
        String place = error.getInstanceLocation().toString();
        String last = place.substring(place.lastIndexOf('/') + 1);
        if (last.isEmpty()) {
            return "the file";
        }
        return last.matches("[0-9]+") ? "entry " + (Integer.parseInt(last) + 1) : last;
    }

    private static String article(String type) {
        return switch (type) {
            case "array" -> "a list";
            case "object" -> "a mapping of keys to values";
            case "integer" -> "a whole number";
            case "string" -> "a text";
            default -> "a " + type;
        };
    }

    private static String items(JsonNode array) {
        List<String> items = new ArrayList<>();
        array.forEach(item -> items.add(item.asText()));
        return String.join(", ", items);
    }

    private String known(Error error) {
        String rule = error.getSchemaLocation().getFragment().toString();
        List<String> names = new ArrayList<>();
        source.at(rule.substring(0, rule.lastIndexOf('/')) + "/properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return String.join(", ", names);
    }
}
