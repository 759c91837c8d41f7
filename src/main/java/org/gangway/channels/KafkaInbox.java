// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to {@code chat.received} and waits for every replica's acknowledgement. */
final class KafkaInbox implements Inbox, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaInbox.class);

    private final String topic;
    private final Duration patience;
    private final Once<KafkaProducer<String, byte[]>> producer;

    KafkaInbox(String topic, Duration patience, Supplier<Map<String, Object>> client) {
        this.topic = topic;
        this.patience = patience;
        this.producer = new Once<>(() -> producer(client.get(), patience));
    }

    @Override
    public void put(String conversationId, ReceivedRecord received) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            Future<?> sent = producer.get().send(message(conversationId, received));
            sent.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    @Override
    public void close() {
        if (producer.used()) {
            producer.get().close(Duration.ofSeconds(2));
        }
    }

    private Refused unavailable(Exception e) {
        LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("cause", e.getClass().getSimpleName())
                .log("A message was not acknowledged in time");
        return Refused.unavailable("The message could not be taken just now. Send it again with the same id.");
    }

    private ProducerRecord<String, byte[]> message(String conversationId, ReceivedRecord received) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, conversationId, Json.write(received));
        header(message, Headers.CE_SPECVERSION, "1.0");
        header(message, Headers.CE_ID, received.messageId());
        header(message, Headers.CE_TYPE, Headers.CHAT_RECEIVED);
        header(message, Headers.CE_SOURCE, "/gangway/channels/" + received.channel());
        header(message, Headers.CE_TIME, Instant.now().toString());
        header(message, Headers.CONTENT_TYPE, "application/json");
        return message;
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, Object> client, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
