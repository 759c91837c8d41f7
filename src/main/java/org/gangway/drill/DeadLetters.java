// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.gangway.drill.HostileRecord.Fate;

/** What was parked, held against what had to be. */
final class DeadLetters implements AutoCloseable {
    private static final String TOPIC = "gangway.dead-letters";
    private static final int PARTITIONS = 12;

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, Integer> causes = new TreeMap<>();
    private int withoutCause;

    DeadLetters(Map<String, Object> client) {
        consumer = Reading.as(client);
        List<TopicPartition> all = new ArrayList<>();
        for (int i = 0; i < PARTITIONS; i++) {
            all.add(new TopicPartition(TOPIC, i));
        }
        consumer.assign(all);
    }

    /** Reads until all that must be there is, or nobody can be expected to wait any longer. */
    void await(Map<String, Fate> fates, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (missing(fates) > 0 && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(300)).forEach(this::take);
        }
        consumer.poll(Duration.ofMillis(500)).forEach(this::take);
    }

    List<String> findings(Map<String, Fate> fates) {
        List<String> findings = new ArrayList<>();
        long missing = missing(fates);
        if (missing > 0) {
            findings.add(missing + " malformed records are not on dead-letters");
        }
        if (withoutCause > 0) {
            findings.add(withoutCause + " dead letters name no cause or no origin");
        }
        times.forEach((origin, count) -> {
            if (count > 1) {
                findings.add(origin + " is " + count + " times on dead-letters");
            }
            if (fates.get(origin) != Fate.PARKED && fates.get(origin) != Fate.ANY) {
                findings.add(origin + " is on dead-letters, and should not be");
            }
        });
        return findings;
    }

    int count() {
        return times.values().stream().mapToInt(Integer::intValue).sum() + withoutCause;
    }

    Map<String, Integer> causes() {
        return causes;
    }

    private long missing(Map<String, Fate> fates) {
        return fates.entrySet().stream()
                .filter(fate -> fate.getValue() == Fate.PARKED && !times.containsKey(fate.getKey()))
                .count();
    }

    private void take(ConsumerRecord<byte[], byte[]> letter) {
        String cause = header(letter, "cause");
        String topic = header(letter, "source-topic");
        if (cause.isEmpty() || topic.isEmpty()) {
            withoutCause++;
            return;
        }
        causes.merge(cause, 1, Integer::sum);
        times.merge(
                topic + "/" + header(letter, "source-partition") + "/" + header(letter, "source-offset"),
                1,
                Integer::sum);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
