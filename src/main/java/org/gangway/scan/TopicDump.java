// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that brokers give to a reader: every record of every partition, those of transactions that failed as well. */
public final class TopicDump {
    private final Map<String, Object> client;

    /** @param client how to reach the cluster */
    public TopicDump(Map<String, Object> client) {
        this.client = Map.copyOf(client);
    }

    /** Up to where each partition ended when the reading began. Kafka's own topics are among those asked about. */
    public void read(Predicate<String> topics, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> topics.test(partition.topic()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (!ends.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(reader);
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }

    /** One record whole: key, value, and each header by name and value. */
    public static void look(Inspection inspection, String kind, ConsumerRecord<byte[], byte[]> record) {
        String where = record.topic() + " " + record.partition() + "@" + record.offset();
        if (record.key() != null) {
            inspection.look(kind, where + " key", record.key());
        }
        if (record.value() != null) {
            inspection.look(kind, where + " value", record.value());
        }
        for (Header header : record.headers()) {
            inspection.look(
                    kind, where + " name of a header", header.key().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (header.value() != null) {
                inspection.look(kind, where + " header " + header.key(), header.value());
            }
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.EXCLUDE_INTERNAL_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10); // who reads to the end does not wait there for more
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
