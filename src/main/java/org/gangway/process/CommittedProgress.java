// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares the process's committed offsets with the first record of a time, partition by partition. */
final class CommittedProgress implements KeyKeeper.Progress {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Supplier<Admin> admin;
    private final Supplier<Consumer<byte[], byte[]>> readers;
    private final String group;
    private final List<String> topics;

    CommittedProgress(
            Supplier<Admin> admin, Supplier<Consumer<byte[], byte[]>> readers, String group, String... topics) {
        this.admin = admin;
        this.readers = readers;
        this.group = group;
        this.topics = List.of(topics);
    }

    /** @param client what every client needs */
    static Consumer<byte[], byte[]> reader(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public boolean committedPast(Instant time) {
        try (Admin client = admin.get()) {
            for (String topic : topics) {
                if (!committedPast(client, topic, time)) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException e) {
            throw new KafkaException("the offsets of " + topics + " cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean committedPast(Admin client, String topic, Instant time)
            throws ExecutionException, InterruptedException {
        int partitions = client.describeTopics(List.of(topic))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get()
                .partitions()
                .size();
        Map<TopicPartition, Long> ends = ends(client, topic, partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = client.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> behind = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata reached = committed.get(partition);
            long from = reached == null ? 0 : reached.offset();
            if (from < end) {
                behind.put(partition, from);
            }
        });
        return behind.isEmpty() || noneBefore(time, behind, ends);
    }

    /**
     * Looks at the records themselves. Kafka's own search by time finds the first record that is late enough, and behind it
     * there may be earlier ones: clocks differ, and are set back.
     */
    private boolean noneBefore(Instant time, Map<TopicPartition, Long> behind, Map<TopicPartition, Long> ends) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (Consumer<byte[], byte[]> reader = readers.get()) {
            reader.assign(behind.keySet());
            behind.forEach(reader::seek);
            while (behind.keySet().stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
                    if (record.timestamp() < time.toEpochMilli()) {
                        return false;
                    }
                }
                if (System.nanoTime() > until) {
                    return false; // so much is behind that it is not known
                }
            }
            return true;
        }
    }

    private static Map<TopicPartition, Long> ends(Admin client, String topic, int partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(topic, number), ignored -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                client.listOffsets(wanted).all().get();
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }
}
