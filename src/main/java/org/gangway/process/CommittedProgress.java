// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Compares the process's committed offsets with the first record of a time, partition by partition. */
final class CommittedProgress implements KeyKeeper.Progress {
    private final Supplier<Admin> admin;
    private final String group;
    private final List<String> topics;

    CommittedProgress(Supplier<Admin> admin, String group, String... topics) {
        this.admin = admin;
        this.group = group;
        this.topics = List.of(topics);
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
        Map<TopicPartition, Long> first =
                offsets(client, topic, partitions, OffsetSpec.forTimestamp(time.toEpochMilli()));
        Map<TopicPartition, Long> end = offsets(client, topic, partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed = client.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        return end.entrySet().stream().allMatch(partition -> {
            long from = first.getOrDefault(partition.getKey(), -1L);
            long goal = from < 0 ? partition.getValue() : from;
            OffsetAndMetadata reached = committed.get(partition.getKey());
            return goal == 0 || (reached != null && reached.offset() >= goal);
        });
    }

    private Map<TopicPartition, Long> offsets(Admin client, String topic, int partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(number -> new TopicPartition(topic, number), ignored -> spec));
        Map<TopicPartition, ListOffsetsResultInfo> found =
                client.listOffsets(wanted).all().get();
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }
}
