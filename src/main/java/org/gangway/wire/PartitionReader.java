// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
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
        try (Consumer<String, byte[]> consumer = consumer()) {
            return assign(consumer, topic, partition).flatMap(assigned -> new Stretch(assigned, offset, offset + 1)
                    .read(consumer, any -> true, 1).stream().findFirst());
        }
    }

    /** The newest record of a key, which stands at an offset or behind it. */
    public Optional<ConsumerRecord<String, byte[]>> newest(String topic, int partition, long offset, String key) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            return assign(consumer, topic, partition).flatMap(assigned -> {
                long from = Math.max(offset, CommittedRecords.begin(consumer, assigned));
                List<ConsumerRecord<String, byte[]>> all =
                        Stretch.toEnd(consumer, assigned, from).read(consumer, ofKey(key), Integer.MAX_VALUE);
                return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
            });
        }
    }

    /**
     * The records of {@code key} behind an offset.
     *
     * @return empty if the offset is no longer on the topic, or more than {@code most} records back
     */
    public Optional<List<ConsumerRecord<String, byte[]>>> after(
            String topic, int partition, long offset, String key, long most) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            Optional<TopicPartition> assigned = assign(consumer, topic, partition);
            if (assigned.isEmpty()) {
                return Optional.empty();
            }
            Stretch stretch = Stretch.toEnd(consumer, assigned.get(), offset + 1);
            boolean there = stretch.from() >= CommittedRecords.begin(consumer, assigned.get())
                    && stretch.from() <= stretch.until()
                    && stretch.until() - offset <= most;
            return there ? Optional.of(stretch.read(consumer, ofKey(key), Integer.MAX_VALUE)) : Optional.empty();
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
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = CommittedRecords.partitions(consumer, topic);
            if (partitions.isEmpty()) {
                return List.of();
            }
            TopicPartition home = new TopicPartition(topic, partitionOf(key, partitions.size()));
            consumer.assign(List.of(home));
            OffsetAndTimestamp start = consumer.offsetsForTimes(Map.of(home, Math.max(0, time.toEpochMilli())))
                    .get(home);
            return start == null
                    ? List.of()
                    : Stretch.toEnd(consumer, home, start.offset()).read(consumer, wanted, most);
        }
    }

    /**
     * Every record of a topic, partition by partition, up to where each ended when its reading began.
     *
     * @throws IllegalStateException if there is no such topic
     */
    public void all(String topic, java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            for (TopicPartition partition : there(consumer, topic)) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                long end = CommittedRecords.end(consumer, partition);
                while (consumer.position(partition) < end) {
                    consumer.poll(Duration.ofMillis(200)).forEach(reader);
                }
            }
        }
    }

    /** The oldest offset of each partition. */
    public Map<Integer, Long> begins(String topic) {
        return offsets(topic, CommittedRecords::begin);
    }

    /** The offset of each partition's next record. */
    public Map<Integer, Long> ends(String topic) {
        return offsets(topic, CommittedRecords::end);
    }

    private Map<Integer, Long> offsets(
            String topic, ToLongBiFunction<Consumer<String, byte[]>, TopicPartition> offset) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            return there(consumer, topic).stream()
                    .collect(Collectors.toMap(
                            TopicPartition::partition, partition -> offset.applyAsLong(consumer, partition)));
        }
    }

    private static List<TopicPartition> there(Consumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = CommittedRecords.partitions(consumer, topic);
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic + "; is the prefix right?");
        }
        return partitions;
    }

    private static Optional<TopicPartition> assign(Consumer<String, byte[]> consumer, String topic, int partition) {
        TopicPartition wanted = new TopicPartition(topic, partition);
        boolean there = CommittedRecords.partitions(consumer, topic).contains(wanted);
        if (there) {
            consumer.assign(List.of(wanted));
        }
        return Optional.of(wanted).filter(ignored -> there);
    }

    private static Predicate<ConsumerRecord<String, byte[]>> ofKey(String key) {
        return found -> key.equals(found.key());
    }

    private Consumer<String, byte[]> consumer() {
        return CommittedRecords.passing(client.get());
    }
}
