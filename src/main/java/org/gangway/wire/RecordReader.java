// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gets what a {@link TopicFollower} reads, on its thread and in the order of each partition. */
@FunctionalInterface
public interface RecordReader {
    void read(ConsumerRecord<String, byte[]> incoming);

    /** The reading begins: whatever was read before counts no more. */
    default void begin() {}
}
