// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.gangway.casefile.CaseEvent;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;

/** How often customers were reminded, as the journals say. */
final class Reminders {
    private static final String TYPE = "org.gangway.case." + Json.kebab(CaseEvent.CustomerReminded.class) + ".v1";

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Integer> byConversation = new HashMap<>();

    private Reminders(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static Reminders from(Map<String, Object> client) {
        Consumer<byte[], byte[]> consumer = Reading.as(client);
        List<TopicPartition> partitions = consumer.partitionsFor("gangway.events").stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Reminders(consumer);
    }

    /** How many conversations by now. */
    int count() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (consumer.assignment().stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::take);
        }
        return byConversation.size();
    }

    /** How many more than once. */
    long repeated() {
        return byConversation.values().stream().filter(times -> times > 1).count();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(Headers.CE_TYPE);
        if (type != null && new String(type.value(), StandardCharsets.UTF_8).equals(TYPE)) {
            byConversation.merge(new String(record.key(), StandardCharsets.UTF_8), 1, Integer::sum);
        }
    }
}
