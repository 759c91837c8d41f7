// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.drill.HostileRecord.Fate;

/** Commands that no hand can read, between those of customers: each must be on dead-letters once, and no more than once. */
final class Unreadable implements AutoCloseable {
    private static final Duration PARKED = Duration.ofSeconds(60);
    private static final List<String> STEPS =
            List.of("open-lead", "screen-sanctions", "rate-risk", "open-account", "announce");

    private final Map<String, Object> client;
    private final Producer<byte[], byte[]> producer;
    private final Map<String, Fate> fates = new HashMap<>();
    private final Random random;

    Unreadable(Map<String, Object> client, Random random) {
        this.client = client;
        this.random = random;
        this.producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One for each of some steps. */
    void come() {
        for (String step : STEPS) {
            byte[] nonsense = "{".getBytes(StandardCharsets.UTF_8);
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>("gangway." + step + ".commands", HostileRecord.key(random), nonsense);
            try {
                RecordMetadata put = producer.send(record).get();
                fates.put(put.topic() + "/" + put.partition() + "/" + put.offset(), Fate.PARKED);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DrillFailed("interrupted");
            } catch (ExecutionException e) {
                throw new DrillFailed("a command that nobody can read could not be sent");
            }
        }
    }

    int count() {
        return fates.size();
    }

    List<String> findings() {
        try (DeadLetters letters = new DeadLetters(client)) {
            letters.await(fates, PARKED);
            return letters.findings(fates);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
