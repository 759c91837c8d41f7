// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/**
 * Commits what was found together with how far the work is. The offsets of the group are part of each transaction, also
 * where they are as before: that is what fences a worker whose partitions are somebody else's by now.
 */
record Transactions(Consumer<String, byte[]> consumer, Producer<String, byte[]> producer) {

    /** @throws RuntimeException if it is not certain that it was committed: then nothing that is in memory counts any more */
    void commit(Outputs outputs, Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, OffsetAndMetadata> group = new HashMap<>();
        offsets.forEach((partition, offset) -> group.put(partition, new OffsetAndMetadata(offset)));
        producer.beginTransaction();
        outputs.records().forEach(producer::send);
        producer.sendOffsetsToTransaction(group, consumer.groupMetadata());
        producer.commitTransaction();
    }
}
