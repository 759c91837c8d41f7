// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A list of the bank's own, or of a provider, as JSON lines: one person a line, members called as the columns of
 * {@link OwnList}, several values as an array. An unknown member is refused: it might be what tells two people apart. Who
 * has a {@code tier} is politically exposed, and on such a list everybody is.
 */
final class OwnLines {

    private static final List<String> MEMBERS = List.of(OwnList.HEADER.split(","));
    private static final List<String> POLITICAL = List.of(OwnList.POLITICAL.split(","));
    /** Of these there is one. */
    private static final Set<String> SINGLE =
            Set.of("id", "name", "gender", "programme", "listed-on", "tier", "in-office", "left-on");

    private OwnLines() {}

    static boolean is(String file) {
        return file.endsWith(".jsonl") || file.endsWith(".ndjson");
    }

    static SanctionsList read(ListFile file) {
        OwnPersons persons = new OwnPersons(file);
        List<String> lines = file.text().lines().toList();
        boolean political = lines.stream().anyMatch(line -> line.contains("\"tier\""));
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).isBlank()) {
                String text = lines.get(at);
                int line = at + 1;
                persons.take(() -> person(file, text, line, political ? POLITICAL : MEMBERS));
            }
        }
        return persons.list();
    }

    private static ListedPerson person(ListFile file, String text, int line, List<String> members) {
        JsonNode person;
        try {
            person = StrictJson.read(text);
        } catch (JsonProcessingException malformed) {
            throw file.broken(line, "is not JSON, or has a member twice");
        }
        if (!person.isObject()) {
            throw file.broken(line, "is not a JSON object");
        }
        person.fieldNames().forEachRemaining(member -> {
            if (!members.contains(member)) {
                throw file.broken(line, "has a member that is none of " + String.join(",", members));
            }
        });
        List<List<String>> cells = members.stream()
                .map(member -> values(file, line, person, member))
                .toList();
        return OwnList.person(file, line, cells);
    }

    private static List<String> values(ListFile file, int line, JsonNode person, String member) {
        JsonNode value = person.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (value.isArray() && !SINGLE.contains(member)) {
            List<String> values = new ArrayList<>();
            ((ArrayNode) value).forEach(one -> values.add(text(file, line, member, one)));
            return values;
        }
        return List.of(text(file, line, member, value));
    }

    private static String text(ListFile file, int line, String member, JsonNode value) {
        if (member.equals("in-office") && value.isBoolean()) {
            return value.asText();
        }
        if (!value.isTextual()) {
            throw file.broken(line, "has a %s that is no text".formatted(member));
        }
        return value.textValue().strip();
    }
}
