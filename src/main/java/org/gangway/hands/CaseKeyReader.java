// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.gangway.evidence.DeletionCertificate.Tombstone;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.CommittedRecords;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.TopicFollower;
import org.springframework.context.SmartLifecycle;

/** Finds the keys of running cases as {@code case-keys} has them, and keeps those used last unwrapped. */
public final class CaseKeyReader implements CaseKeyFinder, SmartLifecycle, AutoCloseable {
    /** A hand that looks for a key waits for the reading: it must not wait for more records to come. */
    private static final int FETCH_MILLIS = 50;

    private final String topic;
    private final CaseKeys caseKeys;
    private final Duration wait;
    private final Recent<CaseKey> opened;
    private final WrappedKeys wrapped;
    private final TopicEnds ends;
    private final TopicFollower follower;
    private volatile boolean running;

    /** @param client settings of every Kafka client of this installation */
    CaseKeyReader(String topic, Supplier<Map<String, Object>> client, CaseKeys caseKeys, HandsSettings settings) {
        this.topic = topic;
        this.caseKeys = caseKeys;
        this.wait = settings.keyWait();
        this.opened = new Recent<>(settings.keysInMemory());
        this.wrapped = new WrappedKeys(settings.keysInMemory(), opened);
        this.ends = new TopicEnds(topic, client);
        this.follower =
                new TopicFollower(topic, TopicFollower.From.BEGINNING_ALWAYS, () -> consumer(client.get()), wrapped);
    }

    /** One that does not wait for more records to come. */
    static Consumer<String, byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
        return CommittedRecords.consumer(settings);
    }

    /** After the topics are there, before the routes ask. */
    @Override
    public int getPhase() {
        return -500;
    }

    @Override
    public void start() {
        follower.start();
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
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
        Optional<byte[]> key = wrapped.find(caseId);
        if (key.isEmpty() && wrapped.tombstone(caseId).isEmpty()) {
            readToEnd();
            key = wrapped.find(caseId);
        }
        return key.flatMap(there -> unwrap(caseId, there));
    }

    /**
     * Where the tombstone is that removed the case's key. If it was read before this instance began to remember, after
     * reading to the end: up to where the case's partition was read.
     */
    Optional<Tombstone> prove(String caseId) {
        Optional<Tombstone> seen = wrapped.tombstone(caseId);
        if (seen.isPresent()) {
            return seen;
        }
        Map<Integer, Long> read = readToEnd();
        if (wrapped.find(caseId).isPresent()) {
            return Optional.empty();
        }
        String conversation = caseId.substring(0, caseId.lastIndexOf('-'));
        int partition = PartitionReader.partitionOf(conversation, read.size());
        return Optional.of(new Tombstone(topic, partition, read.getOrDefault(partition, 0L)));
    }

    /** Whether the key of a case is gone for sure; a look into memory while it is there. */
    boolean shredded(String caseId) {
        return wrapped.find(caseId).isEmpty() && prove(caseId).isPresent();
    }

    private Optional<CaseKey> unwrap(String caseId, byte[] key) {
        try {
            CaseKey unwrapped = caseKeys.unwrap(Json.read(key, WrappedKey.class));
            opened.put(caseId, unwrapped);
            if (wrapped.find(caseId).isEmpty()) { // shredded meanwhile: its tombstone has passed, nothing else drops it
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
     *
     * @return the ends read to
     */
    private Map<Integer, Long> readToEnd() {
        Map<Integer, Long> now = ends.now();
        try {
            if (!follower.await(now, wait)) {
                throw new IllegalStateException("topic " + topic + " could not be read to its end within " + wait
                        + "; whether a case's key is gone cannot be said");
            }
            return now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading topic " + topic, e);
        }
    }

    @Override
    public void close() {
        running = false;
        follower.close();
        ends.close();
    }
}
