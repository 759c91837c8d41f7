// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A piece of one partition.
 *
 * @param from first offset
 * @param until offset behind the last; beyond the end of the partition it stands for that end
 */
record Stretch(TopicPartition partition, long from, long until) {
    private static final Duration POLL = Duration.ofMillis(200);

    /** From an offset to where the partition ends now. */
    static Stretch toEnd(Consumer<String, byte[]> consumer, TopicPartition partition, long from) {
        return new Stretch(partition, from, CommittedRecords.end(consumer, partition));
    }

    /**
     * Reads no further than to the last record that is asked for.
     *
     * @param consumer has the partition assigned
     * @param most how many records are asked for
     * @return none if the stretch begins before the oldest offset that is still there
     */
    List<ConsumerRecord<String, byte[]>> read(
            Consumer<String, byte[]> consumer, Predicate<ConsumerRecord<String, byte[]>> wanted, int most) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        long end = Math.min(until, CommittedRecords.end(consumer, partition));
        if (from < CommittedRecords.begin(consumer, partition)) {
            return found;
        }
        consumer.seek(partition, from);
        while (found.size() < most && consumer.position(partition) < end) {
            for (ConsumerRecord<String, byte[]> read : consumer.poll(POLL)) {
                if (read.offset() < until && wanted.test(read)) {
                    found.add(read);
                }
            }
        }
        return found;
    }
}
