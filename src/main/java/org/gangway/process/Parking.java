// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.gangway.wire.HeldLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one task's dead letters on their topic. While that cannot be written they are held in a store with a changelog: sending
 * would block the stream thread, and every case of every partition with it, until the topic is back.
 */
final class Parking {
    /** More than this is an attack or a fault that somebody must see: then the process stops, and nothing is lost. */
    static final int MOST = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final BooleanSupplier open;
    private final ProcessorContext<String, byte[]> context;
    private final KeyValueStore<String, HeldLetter> store;
    private final String sink;
    private int held;

    /**
     * @param open whether the topic can be written now
     * @param sink what leads there
     */
    Parking(
            BooleanSupplier open,
            ProcessorContext<String, byte[]> context,
            KeyValueStore<String, HeldLetter> store,
            String sink) {
        this.open = open;
        this.context = context;
        this.store = store;
        this.sink = sink;
        this.held = all().size();
    }

    /** Where they are held. */
    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Nodes.HELD_STORE), Serdes.String(), JsonSerde.of(HeldLetter.class));
    }

    /** In the transaction that takes the record as read. */
    void park(Record<String, byte[]> letter) {
        if (open.getAsBoolean()) {
            context.forward(letter, sink);
            return;
        }
        if (held >= MOST) {
            throw new IllegalStateException(
                    held + " records that nobody can read wait for the topic dead-letters; make it writable");
        }
        store.put(place(), new HeldLetter(letter.key(), letter.value(), letter.timestamp(), bytes(letter.headers())));
        held++;
        LOG.atWarn()
                .addKeyValue("held", held)
                .log("dead-letters cannot be written; records that nobody can read wait for it");
    }

    /** Sends what was held, as soon as that is possible. */
    void look() {
        if (held == 0 || !open.getAsBoolean()) {
            return;
        }
        for (KeyValue<String, HeldLetter> letter : all()) {
            context.forward(letter(letter.value), sink);
            store.delete(letter.key);
        }
        LOG.atInfo().addKeyValue("held", held).log("dead-letters can be written again, and what was held is there");
        held = 0;
    }

    private List<KeyValue<String, HeldLetter>> all() {
        List<KeyValue<String, HeldLetter>> letters = new ArrayList<>();
        try (KeyValueIterator<String, HeldLetter> kept = store.all()) {
            kept.forEachRemaining(letters::add);
        }
        return letters;
    }

    /** In order of arrival, topic by topic. */
    private String place() {
        return context.recordMetadata()
                .map(from -> "%s-%d-%019d".formatted(from.topic(), from.partition(), from.offset()))
                .orElseThrow();
    }

    private static Map<String, byte[]> bytes(Headers headers) {
        Map<String, byte[]> bytes = new HashMap<>();
        headers.forEach(header -> bytes.put(header.key(), header.value()));
        return bytes;
    }

    private static Record<String, byte[]> letter(HeldLetter held) {
        Headers headers = new RecordHeaders();
        held.headers().forEach(headers::add);
        return new Record<>(held.key(), held.value(), held.timestamp(), headers);
    }
}
