// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far a topic has been read by one thread, for others to wait for. */
final class ReadSoFar {
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    /** Called by the thread that reads, after each poll. */
    synchronized void update(Consumer<?, ?> consumer) {
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        notifyAll();
    }

    synchronized boolean reaches(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    /** @return whether it has come so far within this time */
    synchronized boolean await(Map<TopicPartition, Long> ends, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!reaches(ends)) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
