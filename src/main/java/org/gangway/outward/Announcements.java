// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.sealing.SealBroken;
import org.gangway.tracing.Traces;
import org.gangway.wire.BatchRecord;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;

/** Announces the closed cases of one batch to EventBridge, and says of each what became of it. */
public final class Announcements {

    /**
     * The answer to one case of a batch. Its facts are open, so no key of the case is needed to send it.
     *
     * @param record for {@code replies}
     */
    public record Announced(BatchRecord.Entry entry, ReplyRecord record) {

        public String commandId() {
            return entry.commandId();
        }

        public String conversationId() {
            return entry.conversationId();
        }

        public int delivery() {
            return entry.delivery();
        }

        /** {@link #record} as JSON. */
        public byte[] json() {
            return Json.write(record);
        }
    }

    /**
     * What the log says of each request to EventBridge that was not answered in time. Its entries go again, and those that
     * had arrived arrive twice, with the same id.
     */
    public static final String UNANSWERED =
            "PutEvents did not answer; the entries go again, also those that may have arrived";

    private final EventBus bus;
    private final String source;
    private final Supplier<BankSeal> seal;
    private final CommandOpener opener;
    private final Traces traces;

    Announcements(EventBus bus, String source, Supplier<BankSeal> seal, CommandOpener opener, Traces traces) {
        this.bus = bus;
        this.source = source;
        this.seal = seal;
        this.opener = opener;
        this.traces = traces;
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

    private List<Announced> announce(BatchRecord batch) {
        Map<String, Reply> replies = new LinkedHashMap<>();
        List<CompletedEvent> events = new ArrayList<>();
        for (BatchRecord.Entry entry : batch.entries()) {
            try {
                opened(entry).ifPresent(input -> events.add(CompletedEvent.of(input, source, seal.get())));
            } catch (SealBroken | Json.Malformed e) {
                // One of them must not hold up the others.
                replies.put(entry.commandId(), Reply.of(Reply.Kind.MALFORMED, "announce.unreadable"));
            }
        }
        Instant start = Instant.now();
        bus.put(events).forEach((id, result) -> replies.put(id, reply(result)));
        if (traces.on()) {
            trace(batch, replies, start);
        }
        return batch.entries().stream()
                .filter(entry -> replies.containsKey(entry.commandId()))
                .map(entry -> announced(entry, Objects.requireNonNull(replies.get(entry.commandId()))))
                .toList();
    }

    /** One call for many cases: each of them has it in its trace. */
    private void trace(BatchRecord batch, Map<String, Reply> replies, Instant start) {
        for (BatchRecord.Entry entry : batch.entries()) {
            Reply reply = replies.get(entry.commandId());
            if (reply != null) {
                traces.begin("call eventbridge", SpanKind.CLIENT, entry.caseId(), null, start)
                        .setAttribute(Traces.COMMAND, entry.commandId())
                        .setAttribute(Traces.VERDICT, reply.kind().name())
                        .end();
            }
        }
    }

    private Optional<StepInput> opened(BatchRecord.Entry entry) {
        return opener.open(entry.conversationId(), entry.delivery(), entry.opened());
    }

    private static Announced announced(BatchRecord.Entry entry, Reply reply) {
        return new Announced(
                entry,
                new ReplyRecord(
                        entry.caseId(),
                        entry.commandId(),
                        entry.command().path("step").asText(),
                        entry.delivery(),
                        reply.kind(),
                        reply.reasons(),
                        reply.facts(),
                        null));
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
