// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.gangway.sandbox.Knobs.Target;
import org.gangway.sandbox.Tally.Effect;

/**
 * Core banking in the shape of Apache Fineract's client, document and savings APIs. The bank keeps what it is given: here nothing
 * is ever purged.
 */
final class CoreBanking {
    private static final int SUBMITTED = 100;
    private static final int APPROVED = 200;
    private static final int ACTIVE = 300;

    private record Account(long id, long clientId, String accountNo, int status) {
        Account in(int next) {
            return new Account(id, clientId, accountNo, next);
        }
    }

    private final Map<Long, ObjectNode> clients;
    private final Map<Long, Account> accounts;
    private final Map<String, Long> externalIds;
    private final ClientDocuments documents = new ClientDocuments();
    /** From the clock, so that a sandbox started again does not give the ids of the last one. */
    private final AtomicLong ids = new AtomicLong(Instant.now().getEpochSecond() % 1_000_000_000);

    private final Idempotency idempotency;
    private final Knobs knobs;
    private final Tally tally;

    CoreBanking(int remember, Knobs knobs, Tally tally) {
        this.clients = Bounded.map(remember);
        this.accounts = Bounded.map(remember);
        this.externalIds = Bounded.map(remember);
        this.idempotency = new Idempotency(4 * remember);
        this.knobs = knobs;
        this.tally = tally;
    }

    void open(Routes routes) {
        routes.on(Target.CORE, "POST", "/v1/clients", r -> once(r, Effect.CLIENTS, () -> createClient(r)))
                .on(Target.CORE, "POST", "/v1/savingsaccounts", r -> once(r, Effect.ACCOUNTS, () -> createAccount(r)))
                .on(Target.CORE, "POST", "/v1/savingsaccounts/{id}", r -> once(r, Effect.ACCOUNTS, () -> command(r)))
                .on(Target.CORE, "GET", "/v1/savingsaccounts/{id}", r -> Answer.json(200, view(account(r))))
                .on(Target.CORE, "POST", "/v1/clients/{id}/documents", r -> once(r, Effect.DOCUMENTS, () -> file(r)))
                .on("GET", "/v1/clients/{id}/documents", r -> documents.list(client(r)))
                .on("GET", "/v1/clients/{id}/documents/{document}/attachment", r -> attachment(r))
                .on("GET", "/v1/clients", this::find)
                .on("GET", "/v1/savingsaccounts", r -> list());
    }

    private Answer once(Request request, Effect effect, java.util.function.Supplier<Answer> work) {
        return idempotency.once(
                request,
                () -> {
                    knobs.pause(Target.CORE);
                    return work.get();
                },
                () -> tally.repeated(effect));
    }

    private Answer createClient(Request request) {
        JsonNode body = SandboxJson.read(request);
        required(body, "officeId", "firstname", "lastname");
        if (body.path("active").asBoolean()) {
            date(body, "activationDate");
        }
        long id = ids.incrementAndGet();
        unique("client", body, id);
        clients.put(id, body.deepCopy());
        tally.note(Effect.CLIENTS, "client-" + id);
        return Answer.json(200, created(body).put("clientId", id).put("resourceId", id));
    }

    private Answer createAccount(Request request) {
        JsonNode body = SandboxJson.read(request);
        required(body, "clientId", "productId");
        date(body, "submittedOnDate");
        long client = body.path("clientId").asLong();
        if (!clients.containsKey(client)) {
            throw fault(404, "error.msg.client.id.invalid", "clientId");
        }
        long id = ids.incrementAndGet();
        unique("account", body, id);
        accounts.put(id, new Account(id, client, String.format(Locale.ROOT, "%09d", id), SUBMITTED));
        tally.note(Effect.ACCOUNTS, "account-" + id);
        return Answer.json(
                200, created(body).put("clientId", client).put("savingsId", id).put("resourceId", id));
    }

    private Answer file(Request request) {
        long client = client(request);
        long id = ids.incrementAndGet();
        documents.add(id, client, request);
        tally.note(Effect.DOCUMENTS, "document-" + id);
        return Answer.json(200, SandboxJson.object().put("resourceId", id).put("resourceIdentifier", "" + id));
    }

    private Answer attachment(Request request) {
        return documents.content(client(request), number(request, "document"));
    }

    private long client(Request request) {
        long client = number(request, "id");
        if (!clients.containsKey(client)) {
            throw fault(404, "error.msg.client.id.invalid", "id");
        }
        return client;
    }

    /** All, or the one with {@code externalId}; no names. */
    private Answer find(Request request) {
        if (request.query("externalId").isEmpty()) {
            return Answer.json(200, Map.of("totalFilteredRecords", clients.size()));
        }
        Long client = externalIds.get("client " + request.query("externalId").get());
        List<Map<String, Long>> found = client == null ? List.of() : List.of(Map.of("id", client));
        return Answer.json(200, Map.of("totalFilteredRecords", found.size(), "pageItems", found));
    }

    private synchronized Answer command(Request request) {
        JsonNode body = SandboxJson.read(request);
        Account account = account(request);
        Account next =
                switch (request.query("command").orElse("")) {
                    case "approve" -> moved(account, body, "approvedOnDate", SUBMITTED, APPROVED);
                    case "activate" -> moved(account, body, "activatedOnDate", APPROVED, ACTIVE);
                    default -> throw fault(400, "error.msg.unrecognized.param", "command");
                };
        accounts.put(next.id(), next);
        return Answer.json(
                200,
                created(body)
                        .put("clientId", next.clientId())
                        .put("savingsId", next.id())
                        .put("resourceId", next.id()));
    }

    private static Account moved(Account account, JsonNode body, String dateField, int from, int to) {
        date(body, dateField);
        if (account.status() != from) {
            throw fault(400, "validation.msg.savingsaccount.transition.not.allowed", "status");
        }
        return account.in(to);
    }

    private Account account(Request request) {
        Account account = accounts.get(number(request, "id"));
        if (account == null) {
            throw fault(404, "error.msg.saving.account.id.invalid", "id");
        }
        return account;
    }

    /** What is no number is answered like an id that does not exist. */
    private static long number(Request request, String variable) {
        try {
            return Long.parseLong(request.variable(variable));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Answer list() {
        ArrayNode items = SandboxJson.MAPPER.createArrayNode();
        synchronized (accounts) {
            accounts.values().forEach(account -> items.add(view(account)));
        }
        return Answer.json(200, Map.of("totalFilteredRecords", items.size(), "pageItems", items));
    }

    private static ObjectNode view(Account account) {
        ObjectNode view = SandboxJson.object()
                .put("id", account.id())
                .put("accountNo", account.accountNo())
                .put("clientId", account.clientId());
        view.putObject("status").put("id", account.status()).put("active", account.status() == ACTIVE);
        return view;
    }

    private static ObjectNode created(JsonNode body) {
        return SandboxJson.object().put("officeId", body.path("officeId").asLong(1));
    }

    /** As Fineract: the same external id twice is refused. That is a bank's second line against a double opening. */
    private void unique(String kind, JsonNode body, long id) {
        String externalId = body.path("externalId").asText();
        if (!externalId.isEmpty() && externalIds.putIfAbsent(kind + " " + externalId, id) != null) {
            throw fault(403, "error.msg." + kind + ".duplicate.externalId", "externalId");
        }
    }

    private static void required(JsonNode body, String... names) {
        for (String name : names) {
            if (body.path(name).asText().isBlank()) {
                throw fault(400, "validation.msg." + name + ".cannot.be.blank", name);
            }
        }
    }

    private static void date(JsonNode body, String name) {
        required(body, name, "dateFormat", "locale");
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(
                    body.path("dateFormat").asText(),
                    Locale.forLanguageTag(body.path("locale").asText()));
            LocalDate.parse(body.path(name).asText(), format);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw fault(400, "validation.msg.invalid.date.format", name);
        }
    }

    static Refusal fault(int status, String code, String parameter) {
        ObjectNode body = SandboxJson.object()
                .put("httpStatusCode", Integer.toString(status))
                .put("userMessageGlobalisationCode", code);
        body.putArray("errors")
                .addObject()
                .put("userMessageGlobalisationCode", code)
                .put("parameterName", parameter);
        return new Refusal(Answer.json(status, body), code);
    }
}
