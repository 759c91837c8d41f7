// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.gangway.casefile.Reply;
import org.gangway.outward.Packing;
import org.gangway.wire.BatchRecord;
import org.gangway.wire.CloudEvents;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.WaitingEntry;
import org.jspecify.annotations.Nullable;

/**
 * Packs announcements into batches: as many as one PutEvents request takes, or what has come within the linger time.
 * What waits is in a store with a changelog, so that it survives; offsets, store and batches are committed together.
 * A command whose announcement would not fit into a request alone is answered here, or it would go round for ever.
 */
final class BatchPacker implements Processor<String, byte[], String, byte[]> {
    static final String STORE = "batch";
    /** What an event has that its command has not: the CloudEvent, the JWE's header, keys and tag. Generously. */
    static final int ENVELOPE_BYTES = 2_000;

    private final Packing packing;
    private final Duration linger;
    private final Runnable onParked;
    private final BooleanSupplier deadLetters;
    private final List<WaitingEntry> waiting = new ArrayList<>();
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> store;
    private @Nullable Parking parking;

    /**
     * @param onParked told of every dead letter
     * @param deadLetters whether they can be written
     */
    BatchPacker(Packing packing, Duration linger, Runnable onParked, BooleanSupplier deadLetters) {
        this.packing = packing;
        this.linger = linger;
        this.onParked = onParked;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.store = context.getStateStore(STORE);
        this.parking =
                new Parking(deadLetters, context, context.getStateStore(Nodes.HELD_STORE), PackerTopology.DEAD_LETTERS);
        waiting.clear();
        try (KeyValueIterator<String, byte[]> kept = store().all()) {
            kept.forEachRemaining(pair -> waiting.add(Json.read(pair.value, WaitingEntry.class)));
        }
        Duration often =
                linger.dividedBy(4).compareTo(Duration.ofMillis(10)) < 0 ? Duration.ofMillis(10) : linger.dividedBy(4);
        context.schedule(often, PunctuationType.WALL_CLOCK_TIME, this::lingered);
    }

    @Override
    public void process(Record<String, byte[]> command) {
        Optional<BatchRecord.Entry> entry = entry(command);
        if (entry.isEmpty()) {
            parking()
                    .park(DeadLetter.of(
                            command,
                            Json.Malformed.class.getSimpleName(),
                            context().recordMetadata()));
            onParked.run();
            return;
        }
        int bytes = command.value().length + ENVELOPE_BYTES;
        if (!packing.takes(bytes)) {
            context().forward(tooLarge(entry.get(), command), PackerTopology.REPLIES);
        } else if (waiting.stream()
                .noneMatch(w -> w.entry().commandId().equals(entry.get().commandId()))) {
            add(entry.get(), bytes, command.timestamp());
        }
    }

    private void add(BatchRecord.Entry entry, int bytes, long timestamp) {
        if (!packing.takes(waiting.size(), waitingBytes(), bytes)) {
            flush();
        }
        RecordMetadata place = context().recordMetadata().orElseThrow();
        WaitingEntry next = new WaitingEntry(
                entry, bytes, place.partition(), place.offset(), context().currentSystemTimeMs(), timestamp);
        store().put(next.key(), Json.write(next));
        waiting.add(next);
        if (!packing.takes(waiting.size(), waitingBytes(), 0)) {
            flush();
        }
    }

    private void lingered(long now) {
        parking().look();
        if (!waiting.isEmpty() && now - waiting.getFirst().since() >= linger.toMillis()) {
            flush();
        }
    }

    private void flush() {
        BatchRecord batch = BatchRecord.of(
                waiting.stream().map(WaitingEntry::entry).toList(),
                waiting.getFirst().partition(),
                new BatchRecord.Range(
                        waiting.getFirst().offset(), waiting.getLast().offset()));
        long timestamp =
                waiting.stream().mapToLong(WaitingEntry::timestamp).max().orElseThrow();
        RecordHeaders headers = cloudEvent(batch.batchId(), BatchRecord.TYPE, timestamp);
        context().forward(new Record<>(batch.batchId(), Json.write(batch), timestamp, headers), PackerTopology.BATCHES);
        waiting.forEach(sent -> store().delete(sent.key()));
        waiting.clear();
    }

    private int waitingBytes() {
        return waiting.stream().mapToInt(WaitingEntry::bytes).sum();
    }

    private static Optional<BatchRecord.Entry> entry(Record<String, byte[]> command) {
        if (command.key() == null || command.value() == null) {
            return Optional.empty();
        }
        try {
            CommandRecord read = Json.read(command.value(), CommandRecord.class);
            JsonNode whole = Json.read(command.value(), JsonNode.class);
            String id = Objects.requireNonNullElse(read.commandId(), "");
            return id.isEmpty() || read.caseId() == null
                    ? Optional.empty()
                    : Optional.of(new BatchRecord.Entry(
                            id, read.caseId(), command.key(), Headers.delivery(command.headers()), whole));
        } catch (Json.Malformed e) {
            return Optional.empty();
        }
    }

    private static Record<String, byte[]> tooLarge(BatchRecord.Entry entry, Record<String, byte[]> command) {
        ReplyRecord reply = new ReplyRecord(
                entry.caseId(),
                entry.commandId(),
                entry.opened().step(),
                entry.delivery(),
                Reply.Kind.MALFORMED,
                List.of("eventbridge.too-large"),
                Map.of(),
                null);
        RecordHeaders headers =
                cloudEvent(entry.commandId() + ".reply." + entry.delivery(), Headers.STEP_REPLIED, command.timestamp());
        headers.add(Headers.DELIVERY, Integer.toString(entry.delivery()).getBytes(UTF_8));
        return new Record<>(entry.conversationId(), Json.write(reply), command.timestamp(), headers);
    }

    private static RecordHeaders cloudEvent(String id, String type, long timestamp) {
        return CloudEvents.headers(type, "/gangway/packer", id, Instant.ofEpochMilli(timestamp));
    }

    private Parking parking() {
        return Objects.requireNonNull(parking);
    }

    private ProcessorContext<String, byte[]> context() {
        return Objects.requireNonNull(context);
    }

    private KeyValueStore<String, byte[]> store() {
        return Objects.requireNonNull(store);
    }
}
