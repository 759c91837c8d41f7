// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what was committed, from the beginning, as a member of no group. */
final class Reading {
    private Reading() {}

    /** @param client how to reach the brokers */
    static Consumer<byte[], byte[]> as(Map<String, Object> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
