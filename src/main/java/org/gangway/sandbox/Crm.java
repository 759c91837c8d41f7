// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.gangway.sandbox.Knobs.Target;
import org.gangway.sandbox.Tally.Effect;

/** A CRM that keeps leads, and forgets the person behind one when asked to. */
final class Crm {
    private final Map<String, ObjectNode> leads;
    /** From the clock, so that a sandbox started again does not give the ids of the last one. */
    private final AtomicLong ids = new AtomicLong(Instant.now().getEpochSecond() % 1_000_000_000);

    private final Idempotency idempotency;
    private final Knobs knobs;
    private final Tally tally;

    Crm(int remember, Knobs knobs, Tally tally) {
        this.leads = Bounded.map(remember);
        this.idempotency = new Idempotency(4 * remember);
        this.knobs = knobs;
        this.tally = tally;
    }

    void open(Routes routes) {
        routes.on(Target.CRM, "POST", "/crm/leads", r -> once(r, () -> create(r)))
                .on(Target.CRM, "PATCH", "/crm/leads/{id}", r -> once(r, () -> update(r)))
                .on(Target.CRM, "POST", "/crm/leads/{id}/purge", r -> once(r, () -> purge(r)))
                .on("GET", "/crm/leads/{id}", r -> Answer.json(200, lead(r)))
                .on("GET", "/crm/leads", r -> Answer.json(200, Map.of("total", leads.size())));
    }

    private Answer once(Request request, Supplier<Answer> work) {
        return idempotency.once(
                request,
                () -> {
                    knobs.pause(Target.CRM);
                    return work.get();
                },
                () -> tally.repeated(Effect.LEADS));
    }

    private Answer create(Request request) {
        JsonNode body = SandboxJson.read(request);
        String id = "L-" + ids.incrementAndGet();
        ObjectNode lead = body.deepCopy();
        lead.put("id", id).put("status", lead.path("status").asText("open"));
        leads.put(id, lead);
        tally.note(Effect.LEADS, id);
        return Answer.json(201, lead);
    }

    private synchronized Answer update(Request request) {
        JsonNode body = SandboxJson.read(request);
        ObjectNode lead = lead(request).deepCopy();
        for (Iterator<Map.Entry<String, JsonNode>> fields = body.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            lead.set(field.getKey(), field.getValue());
        }
        lead.put("id", request.variable("id"));
        leads.put(request.variable("id"), lead);
        return Answer.json(200, lead);
    }

    private synchronized Answer purge(Request request) {
        String id = lead(request).path("id").asText();
        ObjectNode left = SandboxJson.object().put("id", id).put("status", "purged");
        leads.put(id, left);
        return Answer.json(200, left);
    }

    private ObjectNode lead(Request request) {
        ObjectNode lead = leads.get(request.variable("id"));
        if (lead == null) {
            throw new Refusal(404, "no such lead");
        }
        return lead;
    }
}
