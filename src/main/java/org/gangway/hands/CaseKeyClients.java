// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gangway.sealing.CaseKeys;

/** The Kafka clients of {@link CaseKeyReader}. */
final class CaseKeyClients {
    private CaseKeyClients() {}

    /** @param client settings of every Kafka client of this installation */
    static CaseKeyReader reader(
            String topic, Supplier<Map<String, Object>> client, CaseKeys caseKeys, HandsSettings settings) {
        return new CaseKeyReader(
                () -> consumer(client, "read_committed"),
                new TopicEnds(() -> consumer(client, "read_uncommitted")),
                topic,
                caseKeys,
                settings);
    }

    private static Consumer<byte[], byte[]> consumer(Supplier<Map<String, Object>> client, String isolation) {
        Map<String, Object> settings = new HashMap<>(client.get());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
