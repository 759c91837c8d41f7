// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts one record at a time on a topic, at once, and returns when all replicas have it: for what a person waits for.
 * Connects at its first use.
 */
public final class AcknowledgedProducer implements AutoCloseable {

    private final Duration patience;
    private final String source;
    private final Supplier<Map<String, Object>> client;
    private @Nullable KafkaProducer<String, byte[]> producer;

    /**
     * @param source the CloudEvents source of what is put, a path
     * @param patience how long {@link #put} waits
     * @param client settings of every Kafka client of this installation
     */
    public AcknowledgedProducer(String source, Duration patience, Supplier<Map<String, Object>> client) {
        this.source = source;
        this.patience = patience;
        this.client = client;
    }

    /**
     * @param id CloudEvents id
     * @param type CloudEvents type, see {@link Headers}
     * @throws NotAcknowledged if the record may not be there; putting it again with the same id is right
     */
    public void put(String topic, String key, String id, String type, Object content) {
        put(topic, message(topic, key, id, type, content));
    }

    /**
     * Removes what a compacted topic holds under a key.
     *
     * @throws NotAcknowledged if it may still be there
     */
    public void remove(String topic, String key) {
        put(topic, new ProducerRecord<>(topic, key, null));
    }

    private void put(String topic, ProducerRecord<String, byte[]> message) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            producer().send(message).get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new NotAcknowledged(topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged(topic, e);
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    ProducerRecord<String, byte[]> message(String topic, String key, String id, String type, Object content) {
        return new ProducerRecord<>(
                topic, null, key, Json.write(content), CloudEvents.headers(type, source, id, Instant.now()));
    }

    private Map<String, Object> settings() {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = new HashMap<>(client.get());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        return settings;
    }

    /** Kafka did not say in time that it has the record. */
    public static final class NotAcknowledged extends RuntimeException {
        NotAcknowledged(String topic, Exception cause) {
            super("no acknowledgement in time from topic " + topic, cause);
        }
    }
}
