// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.scan.Inspection;
import org.gangway.scan.TopicDump;

/** Leaks on a topic of their own, compressed, in a transaction that is never committed. The topic is removed. */
final class TopicPlant {
    private final Map<String, Object> client;
    private final String topic;

    TopicPlant(Map<String, Object> client, String prefix) {
        this.client = Map.copyOf(client);
        this.topic = prefix + "drill." + UUID.randomUUID();
    }

    void prove(Plant plant) {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) -1)))
                    .all()
                    .get();
            try {
                send(plant.leaks());
                Inspection inspection = plant.inspection();
                new TopicDump(client).read(topic::equals, record -> TopicDump.look(inspection, "planted", record));
                plant.expect("a topic", inspection);
            } finally {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        } catch (ExecutionException e) {
            throw new DrillFailed("no topic can be made for planted leaks");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    private void send(List<Leak> leaks) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < leaks.size(); i++) {
                producer.send(record(i, leaks.get(i).content()));
            }
            producer.flush();
            producer.abortTransaction();
        }
    }

    /** By turns as key, as value and in a header. */
    private ProducerRecord<byte[], byte[]> record(int number, byte[] leak) {
        byte[] none = {};
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, number % 3 == 0 ? leak : none, number % 3 == 1 ? leak : none);
        if (number % 3 == 2) {
            record.headers().add("planted", leak);
        }
        return record;
    }
}
