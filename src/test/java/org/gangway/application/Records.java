// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads whatever lies on the topics, as an outsider would who got hold of them. */
final class Records {
    private final String bootstrapServers;

    Records(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** @param value empty for a tombstone */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(String key, byte[] value) {}

    /** By topic, oldest first: all records with this key, and those whose key or value names the case. */
    Map<String, List<Bytes>> about(String conversationId, String caseId) {
        Map<String, List<Bytes>> found = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> partition.topic().startsWith("gangway."))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    Bytes bytes = bytes(record);
                    if (bytes.key().equals(conversationId)
                            || bytes.key().equals(caseId)
                            || new String(bytes.value(), StandardCharsets.ISO_8859_1).contains(caseId)) {
                        found.computeIfAbsent(record.topic(), topic -> new ArrayList<>())
                                .add(bytes);
                    }
                }
            }
        }
        return found;
    }

    private static Bytes bytes(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return new Bytes(key, record.value() == null ? new byte[0] : record.value());
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
