// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.gangway.outward.Packing;
import org.gangway.wire.BatchRecord;
import org.gangway.wire.Json;

/** The second, small Streams application: {@code announce.commands} in, {@code eventbridge.batches} out. */
public final class PackerTopology {
    static final String BATCHES = "batches";
    static final String REPLIES = "replies";
    static final String DEAD_LETTERS = "dead-letters";
    private static final String COMMANDS = "announce-commands";
    private static final String PACKER = "batch-packer";

    /** Physical names of the four topics. */
    public record Names(String commands, String batches, String replies, String deadLetters) {}

    private PackerTopology() {}

    /**
     * To be run with {@code exactly_once_v2}: a batch, the offsets it was made from and what still waits are then
     * committed together. The store is in memory, its changelog ends in {@code -batch-changelog}.
     *
     * @param linger how long an announcement waits for others; the time to the batch is at most a quarter more
     * @param onParked told of every dead letter
     * @param deadLetters whether they can be written
     */
    public static Topology build(
            Names names, Packing packing, Duration linger, Runnable onParked, BooleanSupplier deadLetters) {
        StoreBuilder<?> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(BatchPacker.STORE), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of());
        var text = Serdes.String();
        var bytes = Serdes.ByteArray();
        return new Topology()
                .addSource(COMMANDS, text.deserializer(), bytes.deserializer(), names.commands())
                .addProcessor(PACKER, () -> new BatchPacker(packing, linger, onParked, deadLetters), COMMANDS)
                .addStateStore(store, PACKER)
                .addStateStore(Parking.store(), PACKER)
                .addSink(BATCHES, names.batches(), text.serializer(), bytes.serializer(), SAME_PARTITION, PACKER)
                .addSink(REPLIES, names.replies(), text.serializer(), bytes.serializer(), PACKER)
                .addSink(DEAD_LETTERS, names.deadLetters(), text.serializer(), bytes.serializer(), PACKER);
    }

    /** Batches of one partition stay in order: they are in the partition that their commands came from. */
    private static final StreamPartitioner<String, byte[]> SAME_PARTITION =
            (topic, key, value, partitions) -> Optional.of(Set.of(partition(value) % partitions));

    private static int partition(byte[] batch) {
        return Json.read(batch, BatchRecord.class)
                .manifest()
                .offsets()
                .keySet()
                .iterator()
                .next();
    }
}
