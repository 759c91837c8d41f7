// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.gangway.sandbox.Knobs.Target;
import org.gangway.sandbox.Tally.Effect;

/**
 * Core banking in the shape of Apache Fineract's client, document and savings APIs. The bank keeps what it is given: here nothing
 * is ever purged.
 */
final class CoreBanking {
    private final BankClients clients;
    private final SavingsAccounts accounts;
    private final Idempotency idempotency;
    private final Knobs knobs;
    private final Tally tally;

    CoreBanking(int remember, Knobs knobs, Tally tally) {
        // From the clock, so that a sandbox started again does not give the ids of the last one.
        AtomicLong ids = new AtomicLong(Instant.now().getEpochSecond() % 1_000_000_000);
        this.clients = new BankClients(remember, ids::incrementAndGet, tally);
        this.accounts = new SavingsAccounts(remember, clients::has, ids::incrementAndGet, tally);
        this.idempotency = new Idempotency(4 * remember);
        this.knobs = knobs;
        this.tally = tally;
    }

    void open(Routes routes) {
        routes.on(Target.CORE, "POST", "/v1/clients", r -> once(r, Effect.CLIENTS, () -> clients.create(r)))
                .on(Target.CORE, "POST", "/v1/savingsaccounts", r -> once(r, Effect.ACCOUNTS, () -> accounts.create(r)))
                .on(
                        Target.CORE,
                        "POST",
                        "/v1/savingsaccounts/{id}",
                        r -> once(r, Effect.ACCOUNTS, () -> accounts.command(r)))
                .on(Target.CORE, "GET", "/v1/savingsaccounts/{id}", accounts::show)
                .on(
                        Target.CORE,
                        "POST",
                        "/v1/clients/{id}/documents",
                        r -> once(r, Effect.DOCUMENTS, () -> clients.file(r)))
                .on("GET", "/v1/clients/{id}/documents", clients::documents)
                .on("GET", "/v1/clients/{id}/documents/{document}/attachment", clients::attachment)
                .on("GET", "/v1/clients", clients::find)
                .on("GET", "/v1/savingsaccounts", r -> accounts.list());
    }

    private Answer once(Request request, Effect effect, Supplier<Answer> work) {
        return idempotency.once(
                request,
                () -> {
                    knobs.pause(Target.CORE);
                    return work.get();
                },
                () -> tally.repeated(effect));
    }
}
