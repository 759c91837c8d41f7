// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.gangway.wire.CommittedRecords;
import org.jspecify.annotations.Nullable;

/** Reads stretches of partitions, whoever they are assigned to. For one thread. */
final class Sweep implements AutoCloseable {

    private static final long NOWHERE = -1;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, byte[]> consumer;
    private @Nullable TopicPartition at;
    private long next = NOWHERE;

    /** @param most so many records are read at a time */
    Sweep(Map<String, Object> client, int most) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
        // It never waits for what is not there yet, and a fetch of one partition holds up that of the next.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5);
        this.consumer = CommittedRecords.consumer(settings);
    }

    /** @param next offset behind what was read, at most the end that was asked for */
    record Read(List<ConsumerRecord<String, byte[]>> records, long next) {}

    /** Some records from there on, before an end. None only if there are none. */
    Read read(TopicPartition partition, long from, long end) {
        assign(partition);
        if (next != from) {
            consumer.seek(partition, Math.max(from, begin(partition)));
        }
        while (consumer.position(partition) < end) {
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end) {
                    records.add(record);
                }
            }
            next = consumer.position(partition);
            if (!records.isEmpty()) {
                return new Read(records, Math.min(end, next));
            }
        }
        return new Read(List.of(), end);
    }

    /** Every record that is on a partition now. */
    void all(TopicPartition partition, java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        long next = begin(partition);
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (next < end) {
            Read read = read(partition, next, end);
            read.records().forEach(reader);
            next = read.next();
        }
    }

    long begin(TopicPartition partition) {
        assign(partition);
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private void assign(TopicPartition partition) {
        if (!partition.equals(at)) {
            consumer.assign(List.of(partition));
            at = partition;
            next = NOWHERE;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
