// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers of whoever reads a topic for itself: without a group, from where it says, and committed records only. */
public final class CommittedRecords {

    private CommittedRecords() {}

    /** @param client settings of every Kafka client of this installation */
    public static Consumer<String, byte[]> consumer(Map<String, Object> client) {
        return consumer(client, "read_committed");
    }

    /**
     * For whoever reads as far as there are records, and goes: its brokers do not wait for more. Until they have answered a
     * fetch, neither the next request is answered nor does the consumer close.
     */
    static Consumer<String, byte[]> passing(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        return consumer(settings);
    }

    /** For whoever asks where a topic ends: transactions still open are before the end that this one sees. */
    public static Consumer<String, byte[]> consumerOfAll(Map<String, Object> client) {
        return consumer(client, "read_uncommitted");
    }

    private static Consumer<String, byte[]> consumer(Map<String, Object> client, String isolation) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Without a group there is nothing to hand over, and waiting for the fetch that is under way takes half a second. */
    static void closeAtOnce(Consumer<?, ?> consumer) {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    /** In the order of their numbers; none if there is no such topic. */
    static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** Where each partition of a topic ends now for this consumer, by its number; empty if there is no such topic. */
    public static Map<Integer, Long> ends(Consumer<String, byte[]> consumer, String topic) {
        return ReadSoFar.byNumber(consumer.endOffsets(partitions(consumer, topic)));
    }

    static long begin(Consumer<String, byte[]> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    static long end(Consumer<String, byte[]> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }
}
