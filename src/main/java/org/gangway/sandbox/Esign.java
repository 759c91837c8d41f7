// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gangway.sandbox.Knobs.Target;
import org.gangway.sandbox.Tally.Effect;

/**
 * An e-signature vendor with DocuSign's shape (eSignature v2.1): envelopes are created, read, listed, voided and purged;
 * what its signer would do on the vendor's page is done by {@code POST /esign/envelopes/{id}/sign} or {@code /decline}.
 */
final class Esign {
    private static final Set<String> FINAL = Set.of("completed", "declined", "voided");

    /** @param own the sender's own fields; they come back with whatever is said about the envelope */
    private record Envelope(
            String account,
            String id,
            String status,
            String purgeState,
            String callback,
            JsonNode own,
            Instant changedAt) {
        Envelope in(String status, String purgeState) {
            return new Envelope(account, id, status, purgeState, callback, own, Instant.now());
        }
    }

    private final Map<String, Envelope> envelopes;
    private final Idempotency idempotency;
    private final Knobs knobs;
    private final Tally tally;
    private final Webhooks webhooks;

    Esign(int remember, Knobs knobs, Tally tally, Webhooks webhooks) {
        this.envelopes = Bounded.map(remember);
        this.idempotency = new Idempotency(remember);
        this.knobs = knobs;
        this.tally = tally;
        this.webhooks = webhooks;
    }

    void open(Routes routes) {
        String envelope = "/esign/v2.1/accounts/{account}/envelopes/{id}";
        String envelopes = "/esign/v2.1/accounts/{account}/envelopes";
        routes.on(Target.ESIGN, "POST", envelopes, this::create)
                .on(Target.ESIGN, "GET", envelopes, this::list)
                .on(Target.ESIGN, "GET", envelope, r -> Answer.json(200, view(envelope(r))))
                .on(Target.ESIGN, "PUT", envelope, this::change)
                .on("POST", "/esign/envelopes/{id}/sign", r -> act(r, "completed"))
                .on("POST", "/esign/envelopes/{id}/decline", r -> act(r, "declined"));
    }

    private Answer create(Request request) {
        return idempotency.once(
                request,
                () -> {
                    knobs.pause(Target.ESIGN);
                    return created(request);
                },
                () -> tally.repeated(Effect.ENVELOPES));
    }

    private Answer created(Request request) {
        JsonNode body = SandboxJson.read(request);
        String status = body.path("status").asText("created");
        if (!Set.of("created", "sent").contains(status)) {
            throw refusal("INVALID_REQUEST_PARAMETER", "status must be created or sent");
        }
        String callback = body.path("eventNotification").path("url").asText();
        Webhooks.check(callback);
        String id = UUID.randomUUID().toString();
        Envelope envelope = new Envelope(
                request.variable("account"),
                id,
                status,
                "unpurged",
                callback,
                body.path("customFields"),
                Instant.now());
        envelopes.put(id, envelope);
        tally.note(Effect.ENVELOPES, id);
        return Answer.json(201, view(envelope));
    }

    /** {@code from_date}: changed since; {@code status}: one of these. In one page. */
    private synchronized Answer list(Request request) {
        Instant since = request.query("from_date").map(Esign::instant).orElse(Instant.EPOCH);
        Set<String> wanted = Set.of(request.query("status").orElse("any").split(",", -1));
        ObjectNode list = SandboxJson.object();
        ArrayNode found = list.putArray("envelopes");
        envelopes.values().stream()
                .filter(envelope -> envelope.account().equals(request.variable("account")))
                .filter(envelope -> !envelope.changedAt().isBefore(since))
                .filter(envelope -> wanted.contains("any") || wanted.contains(envelope.status()))
                .forEach(envelope -> found.add(view(envelope)));
        list.put("resultSetSize", Integer.toString(found.size()))
                .put("totalSetSize", Integer.toString(found.size()))
                .put("startPosition", "0")
                .put("endPosition", Integer.toString(Math.max(0, found.size() - 1)));
        return Answer.json(200, list);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refusal("INVALID_REQUEST_PARAMETER", "from_date is not a time");
        }
    }

    private synchronized Answer change(Request request) {
        JsonNode body = SandboxJson.read(request);
        Envelope envelope = envelope(request);
        Envelope next = body.has("purgeState") ? purged(envelope, body) : moved(envelope, body);
        envelopes.put(next.id(), next);
        if (!next.status().equals(envelope.status())) {
            tell(next);
        }
        return Answer.json(200, view(next));
    }

    private static Envelope purged(Envelope envelope, JsonNode body) {
        if (!FINAL.contains(envelope.status())) {
            throw refusal("ENVELOPE_INVALID_STATUS", "only a finished envelope can be purged");
        }
        // The vendor queues it for days; here it is done at once.
        boolean metadata = body.path("purgeState").asText().contains("metadata");
        return envelope.in(
                envelope.status(), metadata ? "documents_and_metadata_and_redact_purged" : "documents_purged");
    }

    private static Envelope moved(Envelope envelope, JsonNode body) {
        String status = body.path("status").asText();
        if (FINAL.contains(envelope.status()) || !Set.of("sent", "voided").contains(status)) {
            throw refusal("ENVELOPE_INVALID_STATUS", "this envelope cannot go there");
        }
        if (status.equals("voided") && body.path("voidedReason").asText().isBlank()) {
            throw refusal("INVALID_REQUEST_PARAMETER", "voidedReason is missing");
        }
        return envelope.in(status, envelope.purgeState());
    }

    private synchronized Answer act(Request request, String status) {
        Envelope envelope = envelope(request);
        if (FINAL.contains(envelope.status())) {
            throw refusal("ENVELOPE_INVALID_STATUS", "this envelope is finished");
        }
        Envelope next = envelope.in(status, envelope.purgeState());
        envelopes.put(next.id(), next);
        tell(next);
        return Answer.json(200, view(next));
    }

    private void tell(Envelope envelope) {
        if (envelope.callback().isEmpty()) {
            return;
        }
        ObjectNode message = SandboxJson.object()
                .put("event", "envelope-" + envelope.status())
                .put("apiVersion", "v2.1")
                .put("generatedDateTime", Instant.now().toString());
        ObjectNode data =
                message.putObject("data").put("accountId", envelope.account()).put("envelopeId", envelope.id());
        data.set("envelopeSummary", view(envelope));
        webhooks.send(URI.create(envelope.callback()), SandboxJson.write(message));
    }

    private Envelope envelope(Request request) {
        Envelope envelope = envelopes.get(request.variable("id"));
        if (envelope == null) {
            throw new Refusal(404, "no such envelope");
        }
        return envelope;
    }

    private static ObjectNode view(Envelope envelope) {
        ObjectNode view = SandboxJson.object()
                .put("envelopeId", envelope.id())
                .put("status", envelope.status())
                .put("statusChangedDateTime", envelope.changedAt().toString())
                .put("purgeState", envelope.purgeState());
        if (envelope.own().isObject()) {
            view.set("customFields", envelope.own());
        }
        return view;
    }

    private static Refusal refusal(String code, String message) {
        return new Refusal(Answer.json(400, Map.of("errorCode", code, "message", message)), code);
    }
}
