// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records each group has yet to commit, as Kafka itself knows it: a member that stands still does not tell. What
 * an open transaction still hides does not count.
 */
public final class GroupLag {
    private final Admin admin;

    public GroupLag(Admin admin) {
        this.admin = admin;
    }

    /** @param topics physical names of what each group reads; those that are not there yet count nothing */
    public Map<String, Long> of(Map<String, List<String>> topics) throws ExecutionException, InterruptedException {
        Map<String, List<TopicPartition>> partitions = partitions(topics.values());
        List<TopicPartition> all =
                partitions.values().stream().flatMap(List::stream).toList();
        Map<TopicPartition, Long> first = offsets(all, OffsetSpec.earliest());
        Map<TopicPartition, Long> end = offsets(all, OffsetSpec.latest());
        var committed = admin.listConsumerGroupOffsets(topics.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())))
                .all()
                .get();
        Map<String, Long> lags = new HashMap<>();
        for (String group : topics.keySet()) {
            Map<TopicPartition, OffsetAndMetadata> reached = committed.getOrDefault(group, Map.of());
            long lag = topics.getOrDefault(group, List.of()).stream()
                    .flatMap(topic -> partitions.getOrDefault(topic, List.of()).stream())
                    .mapToLong(p -> end.getOrDefault(p, 0L) - from(reached.get(p), first.getOrDefault(p, 0L)))
                    .map(behind -> Math.max(0, behind))
                    .sum();
            lags.put(group, lag);
        }
        return lags;
    }

    /** A group that never committed begins with the first record. */
    private static long from(@org.jspecify.annotations.Nullable OffsetAndMetadata reached, long first) {
        return reached == null ? first : Math.max(first, reached.offset());
    }

    private Map<String, List<TopicPartition>> partitions(Collection<List<String>> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().flatMap(List::stream).distinct().toList();
        Map<String, List<TopicPartition>> found = new HashMap<>();
        for (var asked : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                List<TopicPartition> partitions = new ArrayList<>();
                asked.getValue()
                        .get()
                        .partitions()
                        .forEach(p -> partitions.add(new TopicPartition(asked.getKey(), p.partition())));
                found.put(asked.getKey(), partitions);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof org.apache.kafka.common.errors.UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), ignored -> spec)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }
}
