// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.gangway.sandbox.Tally.Effect;

/** Accounts of the bank, in the shape of Fineract's savings API: submitted, then approved, then active. */
final class SavingsAccounts {
    private static final int SUBMITTED = 100;
    private static final int APPROVED = 200;
    private static final int ACTIVE = 300;

    private record Account(long id, long clientId, String accountNo, int status) {
        Account in(int next) {
            return new Account(id, clientId, accountNo, next);
        }
    }

    private final Map<Long, Account> accounts;
    private final ExternalIds externalIds;
    private final LongPredicate clients;
    private final LongSupplier ids;
    private final Tally tally;

    /** @param clients whether there is a client of this id */
    SavingsAccounts(int remember, LongPredicate clients, LongSupplier ids, Tally tally) {
        this.accounts = Bounded.map(remember);
        this.externalIds = new ExternalIds("account", remember);
        this.clients = clients;
        this.ids = ids;
        this.tally = tally;
    }

    Answer create(Request request) {
        Fineract body = Fineract.of(request);
        body.required("clientId", "productId");
        body.date("submittedOnDate");
        long client = body.json().path("clientId").asLong();
        if (!clients.test(client)) {
            throw Fineract.fault(404, "error.msg.client.id.invalid", "clientId");
        }
        long id = ids.getAsLong();
        externalIds.take(body.json(), id);
        Account account = new Account(id, client, String.format(Locale.ROOT, "%09d", id), SUBMITTED);
        accounts.put(id, account);
        tally.note(Effect.ACCOUNTS, "account-" + id);
        return changed(body, account);
    }

    synchronized Answer command(Request request) {
        Fineract body = Fineract.of(request);
        Account account = account(request);
        Account next =
                switch (request.query("command").orElse("")) {
                    case "approve" -> moved(account, body, "approvedOnDate", SUBMITTED, APPROVED);
                    case "activate" -> moved(account, body, "activatedOnDate", APPROVED, ACTIVE);
                    default -> throw Fineract.fault(400, "error.msg.unrecognized.param", "command");
                };
        accounts.put(next.id(), next);
        return changed(body, next);
    }

    private static Account moved(Account account, Fineract body, String dateField, int from, int to) {
        body.date(dateField);
        if (account.status() != from) {
            throw Fineract.fault(400, "validation.msg.savingsaccount.transition.not.allowed", "status");
        }
        return account.in(to);
    }

    private static Answer changed(Fineract body, Account account) {
        return Answer.json(
                200,
                body.created()
                        .put("clientId", account.clientId())
                        .put("savingsId", account.id())
                        .put("resourceId", account.id()));
    }

    Answer show(Request request) {
        return Answer.json(200, view(account(request)));
    }

    Answer list() {
        ArrayNode items = SandboxJson.MAPPER.createArrayNode();
        synchronized (accounts) {
            accounts.values().forEach(account -> items.add(view(account)));
        }
        return Answer.json(200, Map.of("totalFilteredRecords", items.size(), "pageItems", items));
    }

    private Account account(Request request) {
        Account account = accounts.get(Fineract.number(request, "id"));
        if (account == null) {
            throw Fineract.fault(404, "error.msg.saving.account.id.invalid", "id");
        }
        return account;
    }

    private static ObjectNode view(Account account) {
        ObjectNode view = SandboxJson.object()
                .put("id", account.id())
                .put("accountNo", account.accountNo())
                .put("clientId", account.clientId());
        view.putObject("status").put("id", account.status()).put("active", account.status() == ACTIVE);
        return view;
    }
}
