// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.gangway.sandbox.Tally.Effect;

/** Clients of the bank, in the shape of Fineract's client API, with their documents. */
final class BankClients {
    private final Map<Long, ObjectNode> clients;
    private final ExternalIds externalIds;
    private final ClientDocuments documents = new ClientDocuments();
    private final LongSupplier ids;
    private final Tally tally;

    BankClients(int remember, LongSupplier ids, Tally tally) {
        this.clients = Bounded.map(remember);
        this.externalIds = new ExternalIds("client", remember);
        this.ids = ids;
        this.tally = tally;
    }

    Answer create(Request request) {
        Fineract body = Fineract.of(request);
        body.required("officeId", "firstname", "lastname");
        if (body.json().path("active").asBoolean()) {
            body.date("activationDate");
        }
        long id = ids.getAsLong();
        externalIds.take(body.json(), id);
        clients.put(id, body.json().deepCopy());
        tally.note(Effect.CLIENTS, "client-" + id);
        return Answer.json(200, body.created().put("clientId", id).put("resourceId", id));
    }

    boolean has(long client) {
        return clients.containsKey(client);
    }

    /** All, or the one with {@code externalId}; no names. */
    Answer find(Request request) {
        if (request.query("externalId").isEmpty()) {
            return Answer.json(200, Map.of("totalFilteredRecords", clients.size()));
        }
        List<Map<String, Long>> found = externalIds
                .find(request.query("externalId").get())
                .stream()
                .map(id -> Map.of("id", id))
                .toList();
        return Answer.json(200, Map.of("totalFilteredRecords", found.size(), "pageItems", found));
    }

    Answer file(Request request) {
        long client = client(request);
        long id = ids.getAsLong();
        documents.add(id, client, request);
        tally.note(Effect.DOCUMENTS, "document-" + id);
        return Answer.json(200, SandboxJson.object().put("resourceId", id).put("resourceIdentifier", "" + id));
    }

    Answer documents(Request request) {
        return documents.list(client(request));
    }

    Answer attachment(Request request) {
        return documents.content(client(request), Fineract.number(request, "document"));
    }

    private long client(Request request) {
        long client = Fineract.number(request, "id");
        if (!has(client)) {
            throw Fineract.fault(404, "error.msg.client.id.invalid", "id");
        }
        return client;
    }
}
