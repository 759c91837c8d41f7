// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gangway.sandbox.Knobs.Fault;
import org.gangway.sandbox.Knobs.Target;
import org.gangway.sandbox.Tally.Effect;

/** An EventBridge endpoint as the AWS SDK calls it (JSON 1.1 protocol), PutEvents only. */
final class EventBridgeEndpoint {
    /** As the API reference of PutEvents says. */
    private static final int MOST_ENTRIES = 10;
    /** 256 KB over all entries, counted as in the user guide's page on the size of PutEvents entries. */
    private static final int MOST_BYTES = 262_144;

    private static final int TIME_BYTES = 14;

    private record Event(String eventId, ObjectNode entry, int times) {}

    private final Map<String, Event> events;
    private final Knobs knobs;
    private final Tally tally;
    private final BankKey bank;

    EventBridgeEndpoint(int remember, Knobs knobs, Tally tally, BankKey bank) {
        this.events = Bounded.map(remember);
        this.knobs = knobs;
        this.tally = tally;
        this.bank = bank;
    }

    void open(Routes routes) {
        routes.on("POST", "/", this::call)
                .on("POST", "/eventbridge", this::call)
                .on("GET", "/eventbridge/events", this::list)
                .on("DELETE", "/eventbridge/events", r -> forget());
    }

    private Answer call(Request request) {
        if (!request.header("x-amz-target").orElse("").equals("AWSEvents.PutEvents")) {
            throw refusal("UnknownOperationException", "only AWSEvents.PutEvents is here");
        }
        if (knobs.on(Target.EVENTBRIDGE, Fault.DOWN)) {
            throw new Refusal(503, "down, as a knob says");
        }
        if (knobs.on(Target.EVENTBRIDGE, Fault.THROTTLE)) {
            throw refusal("ThrottlingException", "Rate exceeded");
        }
        knobs.pause(Target.EVENTBRIDGE);
        Answer answer = putEvents(SandboxJson.read(request).path("Entries"));
        return knobs.on(Target.EVENTBRIDGE, Fault.GARBAGE)
                ? Answer.of(200, "application/x-amz-json-1.1", "<<< not JSON".getBytes(StandardCharsets.UTF_8))
                : answer;
    }

    private Answer putEvents(JsonNode entries) {
        check(entries);
        boolean partial = knobs.on(Target.EVENTBRIDGE, Fault.PARTIAL);
        ArrayNode results = SandboxJson.MAPPER.createArrayNode();
        int failed = 0;
        for (int i = 0; i < entries.size(); i++) {
            Optional<ObjectNode> error = partial && i % 2 == 0 ? Optional.of(onDemand(i)) : error(entries.get(i));
            failed += error.isPresent() ? 1 : 0;
            results.add(error.orElse(received((ObjectNode) entries.get(i), error.isEmpty())));
        }
        ObjectNode body = SandboxJson.object().put("FailedEntryCount", failed);
        body.set("Entries", results);
        return Answer.of(200, "application/x-amz-json-1.1", SandboxJson.write(body));
    }

    private static void check(JsonNode entries) {
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw refusal("ValidationException", "Value at 'entries' must have 1 to 10 members");
        }
        int bytes = 0;
        for (JsonNode entry : entries) {
            bytes += size(entry);
        }
        if (bytes > MOST_BYTES) {
            throw refusal("ValidationException", "Total size of the entries in the request is over the limit.");
        }
    }

    private static int size(JsonNode entry) {
        int bytes = entry.has("Time") ? TIME_BYTES : 0;
        for (String name : List.of("Source", "DetailType", "Detail")) {
            bytes += bytes(entry.path(name).asText());
        }
        for (JsonNode resource : entry.path("Resources")) {
            bytes += bytes(resource.asText());
        }
        return bytes;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<ObjectNode> error(JsonNode entry) {
        for (String name : List.of("Source", "DetailType", "Detail")) {
            if (entry.path(name).asText().isEmpty()) {
                return Optional.of(failure("InvalidArgument", "Parameter " + name + " is not valid."));
            }
        }
        return json(entry.path("Detail").asText()).isObject()
                ? Optional.empty()
                : Optional.of(failure("MalformedDetail", "Detail is malformed."));
    }

    private static ObjectNode onDemand(int place) {
        return place % 4 == 0
                ? failure("ThrottlingException", "Rate exceeded")
                : failure("InternalFailure", "on demand");
    }

    private static ObjectNode failure(String code, String message) {
        return SandboxJson.object().put("ErrorCode", code).put("ErrorMessage", message);
    }

    private ObjectNode received(ObjectNode entry, boolean accepted) {
        String eventId = UUID.randomUUID().toString();
        if (accepted) {
            String id = json(entry.path("Detail").asText()).path("id").asText(eventId);
            tally.note(Effect.EVENTS, id);
            events.merge(id, new Event(eventId, entry, 1), (old, now) -> new Event(eventId, entry, old.times() + 1));
        }
        return SandboxJson.object().put("EventId", eventId);
    }

    private Answer list(Request request) {
        List<ObjectNode> newestFirst = new ArrayList<>();
        synchronized (events) {
            events.forEach((id, event) -> newestFirst.add(0, view(event)));
        }
        request.query("case")
                .ifPresent(wanted -> newestFirst.removeIf(event -> !wanted.equals(
                        event.path("detail").path("data").path("caseId").asText())));
        return Answer.json(200, newestFirst);
    }

    /** With what was sealed for the bank opened: here is the bank. */
    private ObjectNode view(Event event) {
        ObjectNode view = SandboxJson.object()
                .put("eventId", event.eventId())
                .put("times", event.times())
                .put("source", event.entry().path("Source").asText())
                .put("detailType", event.entry().path("DetailType").asText())
                .put("bus", event.entry().path("EventBusName").asText("default"));
        JsonNode detail = json(event.entry().path("Detail").asText());
        view.set("detail", detail);
        bank.open(detail.path("data").path("customer").asText()).ifPresent(clear -> view.set("customer", json(clear)));
        return view;
    }

    private Answer forget() {
        events.clear();
        return Answer.empty(204);
    }

    private static JsonNode json(String text) {
        try {
            return SandboxJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return SandboxJson.MAPPER.missingNode();
        }
    }

    private static Refusal refusal(String type, String message) {
        byte[] body = SandboxJson.write(Map.of("__type", type, "message", message));
        return new Refusal(Answer.of(400, "application/x-amz-json-1.1", body).with("x-amzn-errortype", type), type);
    }
}
