// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The Kafka clients that read and publish scenarios.
 *
 * @param connection how to reach the cluster: {@code bootstrap.servers} and what security asks for
 */
public record KafkaClients(Map<String, Object> connection) {
    public KafkaClients {
        connection = Map.copyOf(connection);
    }

    Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("client.id", "gangway-catalogue");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("client.id", "gangway-publish");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
