// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads a stretch of one partition with a short-lived consumer: committed records of one key, up to where the partition
 * ended when the reading began.
 */
public final class PartitionReader {

    private final Supplier<Map<String, Object>> client;

    /** @param client settings of every Kafka client of this installation */
    public PartitionReader(Supplier<Map<String, Object>> client) {
        this.client = client;
    }

    /** Where the records of a key are, on a topic of so many partitions: the rule of the Java producer. */
    public static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** The record at exactly this position, if it is there and committed. */
    public Optional<ConsumerRecord<String, byte[]>> at(String topic, int partition, long offset) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(client.get())) {
            return assign(consumer, topic, partition)
                    .flatMap(assigned -> stretch(consumer, assigned, offset, offset + 1, any -> true, 1).stream()
                            .findFirst());
        }
    }

    /**
     * The records of {@code key} behind an offset.
     *
     * @return empty if the offset is no longer on the topic, or more than {@code most} records back
     */
    public Optional<List<ConsumerRecord<String, byte[]>>> after(
            String topic, int partition, long offset, String key, long most) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(client.get())) {
            Optional<TopicPartition> assigned = assign(consumer, topic, partition);
            if (assigned.isEmpty()) {
                return Optional.empty();
            }
            long begin = begin(consumer, assigned.get());
            long end = end(consumer, assigned.get());
            if (offset + 1 < begin || offset >= end || end - offset > most) {
                return offset >= end && offset + 1 == end ? Optional.of(List.of()) : Optional.empty();
            }
            return Optional.of(stretch(consumer, assigned.get(), offset + 1, end, ofKey(key), Integer.MAX_VALUE));
        }
    }

    /** The records of {@code key} since a time, by the timestamp of the records. */
    public List<ConsumerRecord<String, byte[]>> since(String topic, String key, Instant time) {
        return since(topic, key, time, ofKey(key), Integer.MAX_VALUE);
    }

    /** The first record of {@code key} since a time that is wanted; reads no further than there. */
    public Optional<ConsumerRecord<String, byte[]>> first(
            String topic, String key, Instant time, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return since(topic, key, time, ofKey(key).and(wanted), 1).stream().findFirst();
    }

    private List<ConsumerRecord<String, byte[]>> since(
            String topic, String key, Instant time, Predicate<ConsumerRecord<String, byte[]>> wanted, int most) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(client.get())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            if (partitions.isEmpty()) {
                return List.of();
            }
            TopicPartition home = new TopicPartition(topic, partitionOf(key, partitions.size()));
            consumer.assign(List.of(home));
            OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(home, Math.max(0, time.toEpochMilli())))
                    .get(home);
            return start == null
                    ? List.of()
                    : stretch(consumer, home, start.offset(), end(consumer, home), wanted, most);
        }
    }

    /**
     * Every record of a topic, partition by partition, up to where each ended when its reading began.
     *
     * @throws IllegalStateException if there is no such topic
     */
    public void all(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(client.get())) {
            for (TopicPartition partition : there(consumer, topic)) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = end(consumer, partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200)).forEach(reader);
                }
            }
        }
    }

    /** The oldest offset of each partition. */
    public Map<Integer, Long> begins(String topic) {
        return offsets(topic, PartitionReader::begin);
    }

    /** The offset of each partition's next record. */
    public Map<Integer, Long> ends(String topic) {
        return offsets(topic, PartitionReader::end);
    }

    private Map<Integer, Long> offsets(
            String topic, ToLongBiFunction<KafkaConsumer<String, byte[]>, TopicPartition> offset) {
        try (KafkaConsumer<String, byte[]> consumer = consumer(client.get())) {
            return there(consumer, topic).stream()
                    .collect(Collectors.toMap(
                            TopicPartition::partition, partition -> offset.applyAsLong(consumer, partition)));
        }
    }

    private static List<TopicPartition> there(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = partitions(consumer, topic);
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic + "; is the prefix right?");
        }
        return partitions;
    }

    private static Optional<TopicPartition> assign(
            KafkaConsumer<String, byte[]> consumer, String topic, int partition) {
        TopicPartition wanted = new TopicPartition(topic, partition);
        boolean there = partitions(consumer, topic).contains(wanted);
        if (there) {
            consumer.assign(List.of(wanted));
        }
        return Optional.of(wanted).filter(ignored -> there);
    }

    private static List<ConsumerRecord<String, byte[]>> stretch(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition partition,
            long from,
            long until,
            Predicate<ConsumerRecord<String, byte[]>> wanted,
            int most) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        long end = Math.min(until, end(consumer, partition));
        if (from < begin(consumer, partition)) {
            return found;
        }
        consumer.seek(partition, from);
        while (found.size() < most && consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> read : consumer.poll(Duration.ofMillis(200))) {
                if (read.offset() < until && wanted.test(read)) {
                    found.add(read);
                }
            }
        }
        return found;
    }

    private static Predicate<ConsumerRecord<String, byte[]>> ofKey(String key) {
        return found -> key.equals(found.key());
    }

    private static long begin(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private static long end(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    static KafkaConsumer<String, byte[]> consumer(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
