// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.wire.CommittedRecords;

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
        return CommittedRecords.consumer(connection);
    }

    /**
     * For the one who publishes. Whoever makes the next one, anywhere, ends what this one has not committed.
     *
     * @param prefix of the installation
     */
    Producer<String, byte[]> producer(String prefix) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("transactional.id", prefix + "publish");
        settings.put("transaction.timeout.ms", 10_000);
        settings.put("max.block.ms", 30_000);
        settings.put("client.id", "gangway-publish");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
