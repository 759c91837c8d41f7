// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gangway.wire.Json;

/** Shows any event of the journal: its type, its time, and its members as far as they are open. */
public final class EventText {

    private static final Set<String> SHOWN_ELSEWHERE = Set.of("type", "at", "caseId", "conversationId");
    private static final int LONGEST = 160;

    private EventText() {}

    /** @param event as it is on {@code events} */
    public static Journal.Entry entry(byte[] event, Instant recorded) {
        return entry(tree(event), recorded);
    }

    static JsonNode tree(byte[] json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            return Json.MAPPER.createObjectNode().put("type", "unreadable");
        }
    }

    static Journal.Entry entry(JsonNode event, Instant recorded) {
        List<Journal.Detail> details = new ArrayList<>();
        event.properties().stream()
                .filter(member -> !SHOWN_ELSEWHERE.contains(member.getKey()))
                .forEach(member -> add(member.getKey(), member.getValue(), details));
        return new Journal.Entry(
                time(event.path("at"), recorded), event.path("type").asText("event"), details);
    }

    private static Instant time(JsonNode at, Instant recorded) {
        try {
            return at.isTextual() ? Instant.parse(at.textValue()) : recorded;
        } catch (DateTimeException e) {
            return recorded;
        }
    }

    private static void add(String name, JsonNode value, List<Journal.Detail> details) {
        if (value.has("sealed") || name.endsWith("wrapped")) {
            details.add(new Journal.Detail(name, "***"));
        } else if (value.isObject() && value.size() == 1 && value.has("open")) {
            add(name, value.get("open"), details);
        } else if (value.isObject()) {
            value.properties().forEach(member -> add(name + "." + member.getKey(), member.getValue(), details));
        } else if (value.isArray()) {
            addAll(name, value, details);
        } else if (!value.isNull()) {
            details.add(new Journal.Detail(name, cut(value.asText())));
        }
    }

    private static void addAll(String name, JsonNode values, List<Journal.Detail> details) {
        List<String> simple = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isValueNode()) {
                simple.add(values.get(i).asText());
            } else {
                add(name + "." + (i + 1), values.get(i), details);
            }
        }
        if (!simple.isEmpty()) {
            details.add(new Journal.Detail(name, cut(String.join(", ", simple))));
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
