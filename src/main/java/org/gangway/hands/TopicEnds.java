// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Says where partitions end, open transactions included. One client for all threads that ask, made when first needed. */
final class TopicEnds implements CaseKeyReader.Ends {
    private final Supplier<Consumer<byte[], byte[]>> uncommitted;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Consumer<byte[], byte[]> consumer;

    TopicEnds(Supplier<Consumer<byte[], byte[]>> uncommitted) {
        this.uncommitted = uncommitted;
    }

    @Override
    public Map<TopicPartition, Long> now(Collection<TopicPartition> partitions) {
        lock.lock();
        try {
            Consumer<byte[], byte[]> asked = consumer == null ? uncommitted.get() : consumer;
            consumer = asked;
            return asked.endOffsets(partitions);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try (Consumer<byte[], byte[]> gone = consumer) {
            consumer = null;
        } finally {
            lock.unlock();
        }
    }
}
