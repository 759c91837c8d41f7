// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.gangway.evidence.DeletionCertificate.Tombstone;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the wrapped keys of all running cases in memory, as {@code case-keys} has them. Reads all partitions without a
 * group, committed records only.
 */
public final class CaseKeyReader implements CaseKeyFinder, SmartLifecycle, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CaseKeyReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String HEARTBEAT = "heartbeat";

    private final Supplier<Consumer<byte[], byte[]>> committed;
    private final Ends ends;
    private final String topic;
    private final CaseKeys caseKeys;
    private final Duration wait;
    private final Recent<CaseKey> opened;
    private final Recent<Tombstone> tombstones;
    private final Map<String, byte[]> wrapped = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final Thread thread = new Thread(this::run, "case-keys");
    private volatile boolean closed;
    private volatile @Nullable Consumer<byte[], byte[]> reading;

    /** Where the topic ends now, transactions still open included. */
    @FunctionalInterface
    interface Ends extends AutoCloseable {
        Map<TopicPartition, Long> now(Collection<TopicPartition> partitions);

        @Override
        default void close() {}
    }

    CaseKeyReader(
            Supplier<Consumer<byte[], byte[]>> committed,
            Ends ends,
            String topic,
            CaseKeys caseKeys,
            HandsSettings settings) {
        this.committed = committed;
        this.ends = ends;
        this.topic = topic;
        this.caseKeys = caseKeys;
        this.wait = settings.keyWait();
        this.opened = new Recent<>(settings.keysInMemory());
        this.tombstones = new Recent<>(settings.keysInMemory());
        this.thread.setDaemon(true);
    }

    /** After the topics are there, before the routes ask. */
    @Override
    public int getPhase() {
        return -500;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive() && !closed;
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public Optional<CaseKey> find(String caseId) {
        CaseKey known = opened.get(caseId);
        if (known != null) {
            return Optional.of(known);
        }
        byte[] key = wrapped.get(caseId);
        if (key == null && tombstones.get(caseId) == null) {
            readToEnd();
            key = wrapped.get(caseId);
        }
        return key == null ? Optional.empty() : unwrap(caseId, key);
    }

    /**
     * Where the tombstone is that removed the case's key. If it was read before this instance began to remember, after
     * reading to the end: up to where the case's partition was read.
     */
    Optional<Tombstone> prove(String caseId) {
        Tombstone seen = tombstones.get(caseId);
        if (seen != null) {
            return Optional.of(seen);
        }
        readToEnd();
        if (wrapped.containsKey(caseId)) {
            return Optional.empty();
        }
        byte[] conversation = caseId.substring(0, caseId.lastIndexOf('-')).getBytes(StandardCharsets.UTF_8);
        synchronized (read) {
            int partition = BuiltInPartitioner.partitionForKey(conversation, read.size());
            return Optional.of(
                    new Tombstone(topic, partition, read.getOrDefault(new TopicPartition(topic, partition), 0L)));
        }
    }

    private Optional<CaseKey> unwrap(String caseId, byte[] key) {
        try {
            CaseKey unwrapped = caseKeys.unwrap(Json.read(key, WrappedKey.class));
            opened.put(caseId, unwrapped);
            if (!wrapped.containsKey(
                    caseId)) { // shredded meanwhile: its tombstone has passed, nothing else would drop it
                opened.remove(caseId);
                return Optional.empty();
            }
            return Optional.of(unwrapped);
        } catch (KeyGone e) {
            return Optional.empty();
        }
    }

    /**
     * The end asked for is the one that open transactions count into: the marker that commits a command may be on its
     * partition a moment before the one that commits the case's key is on the key's.
     */
    private void readToEnd() {
        Map<TopicPartition, Long> target = ends.now(partitions());
        long until = System.nanoTime() + wait.toNanos();
        synchronized (read) {
            while (!reached(target)) {
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0 || closed) {
                    throw new IllegalStateException("topic " + topic + " could not be read to its end within " + wait
                            + "; whether a case's key is gone cannot be said");
                }
                await(left);
            }
        }
    }

    private void await(long millis) {
        try {
            read.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading topic " + topic, e);
        }
    }

    private Collection<TopicPartition> partitions() {
        synchronized (read) {
            if (read.isEmpty()) {
                await(wait.toMillis());
            }
            return List.copyOf(read.keySet());
        }
    }

    private boolean reached(Map<TopicPartition, Long> target) {
        return !target.isEmpty()
                && target.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private void run() {
        while (!closed) {
            try (Consumer<byte[], byte[]> consumer = committed.get()) {
                reading = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                // only close() wakes
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .setMessage("the topic of case keys cannot be read; trying again")
                        .addKeyValue("topic", topic)
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log();
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<PartitionInfo> all = consumer.partitionsFor(topic);
        if (all == null || all.isEmpty()) {
            throw new IllegalStateException("topic " + topic + " does not exist");
        }
        List<TopicPartition> partitions =
                all.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
        forget(); // a tombstone may have been compacted away since
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (!closed) {
            consumer.poll(POLL).forEach(this::apply);
            publish(consumer, partitions);
        }
    }

    private void forget() {
        synchronized (read) {
            read.clear();
        }
        wrapped.clear();
        opened.clear();
    }

    private void publish(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        partitions.forEach(p -> positions.put(p, consumer.position(p)));
        synchronized (read) {
            read.putAll(positions);
            read.notifyAll();
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> change) {
        String caseId = new String(change.key(), StandardCharsets.UTF_8);
        if (caseId.startsWith(HEARTBEAT)) {
            return;
        }
        if (change.value() == null) {
            wrapped.remove(caseId);
            opened.remove(caseId);
            tombstones.put(caseId, new Tombstone(topic, change.partition(), change.offset()));
        } else {
            wrapped.put(caseId, change.value());
        }
    }

    @Override
    public void close() {
        closed = true;
        Consumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        ends.close();
    }
}
