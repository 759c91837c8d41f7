// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.LocalDoor;
import org.gangway.wire.CloudEvents;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;

/** Has the application open many cases that wait for their customer: all but one answer is known beforehand. */
final class Filling {
    static final String SCENARIO = "drill-wait";
    private static final String CHANNEL = "web";

    /** What is known when a case of {@link #SCENARIO} is opened here; what it asks next stays open. */
    private static final Map<String, String> KNOWN = Map.of(
            "consent", "yes",
            "given-name", "Clara",
            "family-name", "Bergmann",
            "birth-date", "7 May 1990",
            "nationality", "Austria");

    private final Map<String, Object> client;
    private final DoorKeys door;

    /** @param keys of the application, whose door epochs are this long */
    Filling(Map<String, Object> client, Path keys, Duration epoch) {
        this.client = client;
        this.door = LocalDoor.of(keys, epoch);
    }

    /** Puts what opens so many cases on chat.received, as fast as Kafka takes it. */
    void open(int cases) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(Map.of("linger.ms", 20, "batch.size", 131_072));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < cases; i++) {
                producer.send(start(UUID.randomUUID().toString().replace("-", "")));
            }
        }
    }

    private ProducerRecord<String, byte[]> start(String conversation) {
        String id = UUID.randomUUID().toString();
        byte[] content = Json.write(new ReceivedContent(null, null, null, KNOWN));
        String sealed = Base64.getEncoder().encodeToString(door.seal(conversation, content));
        byte[] message = Json.write(new ReceivedRecord(id, CHANNEL, "start", null, "en", SCENARIO, sealed));
        return new ProducerRecord<>(
                "gangway.chat.received",
                null,
                conversation,
                message,
                CloudEvents.headers(Headers.CHAT_RECEIVED, "/channels/" + CHANNEL, id, Instant.now()));
    }
}
