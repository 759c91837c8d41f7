// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.gangway.wire.CommittedRecords;
import org.jspecify.annotations.Nullable;

/**
 * Says where the partitions of a topic end, open transactions included. One client for all threads that ask, made when
 * first needed.
 */
final class TopicEnds implements AutoCloseable {
    private final String topic;
    private final Supplier<Map<String, Object>> client;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Consumer<String, byte[]> consumer;

    /** @param client settings of every Kafka client of this installation */
    TopicEnds(String topic, Supplier<Map<String, Object>> client) {
        this.topic = topic;
        this.client = client;
    }

    /** @throws IllegalStateException if there is no such topic */
    Map<Integer, Long> now() {
        lock.lock();
        try {
            Consumer<String, byte[]> asked = consumer == null ? CommittedRecords.consumerOfAll(client.get()) : consumer;
            consumer = asked;
            Map<Integer, Long> ends = CommittedRecords.ends(asked, topic);
            if (ends.isEmpty()) {
                throw new IllegalStateException("topic " + topic + " does not exist");
            }
            return ends;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try (Consumer<String, byte[]> gone = consumer) {
            consumer = null;
        } finally {
            lock.unlock();
        }
    }
}
