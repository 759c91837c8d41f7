// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.wire.BatchRecord;
import org.gangway.wire.Json;

/** Announces the closed cases of one batch to EventBridge, and says of each what became of it. */
public final class Announcements {

    /** The answer to one case of a batch. */
    public record Announced(BatchRecord.Entry entry, Reply reply) {

        public String caseId() {
            return entry.caseId();
        }

        public String commandId() {
            return entry.commandId();
        }

        public String conversationId() {
            return entry.conversationId();
        }

        public int delivery() {
            return entry.delivery();
        }
    }

    private final EventBus bus;
    private final String source;
    private final Supplier<BankSeal> seal;
    private final CommandOpener opener;

    Announcements(EventBus bus, String source, Supplier<BankSeal> seal, CommandOpener opener) {
        this.bus = bus;
        this.source = source;
        this.seal = seal;
        this.opener = opener;
    }

    /**
     * Takes at most {@code gangway.eventbridge.limit}. A case whose key has been destroyed gets no reply.
     *
     * @param batch the JSON of a {@link BatchRecord}
     * @throws Json.Malformed if it is none, or does not hold what its manifest states
     */
    public List<Announced> announce(byte[] batch) {
        return announce(Json.read(batch, BatchRecord.class));
    }

    List<Announced> announce(BatchRecord batch) {
        Map<String, CompletedEvent> events = new LinkedHashMap<>();
        for (BatchRecord.Entry entry : batch.entries()) {
            opened(entry)
                    .ifPresent(input -> events.put(entry.commandId(), CompletedEvent.of(input, source, seal.get())));
        }
        Map<String, EventBus.Result> results = bus.put(List.copyOf(events.values()));
        List<Announced> announced = new ArrayList<>();
        for (BatchRecord.Entry entry : batch.entries()) {
            Optional.ofNullable(results.get(entry.commandId()))
                    .ifPresent(result -> announced.add(new Announced(entry, reply(result))));
        }
        return announced;
    }

    private Optional<StepInput> opened(BatchRecord.Entry entry) {
        return opener.open(entry.conversationId(), entry.delivery(), entry.opened());
    }

    private static Reply reply(EventBus.Result result) {
        return switch (result) {
            case EventBus.Result.Arrived arrived ->
                Reply.of(Reply.Kind.DONE).with(Map.of("event-id", Value.open(arrived.eventId())));
            case EventBus.Result.Refused refused -> Reply.of(Reply.Kind.MALFORMED, code(refused.code()));
            case EventBus.Result.Unsent unsent -> Reply.of(Reply.Kind.UNAVAILABLE, code(unsent.code()));
        };
    }

    private static String code(String code) {
        return "eventbridge." + code.toLowerCase(Locale.ROOT);
    }
}
