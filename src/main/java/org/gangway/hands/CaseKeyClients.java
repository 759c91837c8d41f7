// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gangway.sealing.CaseKeys;

/** The Kafka clients of {@link CaseKeyReader}. */
final class CaseKeyClients {
    private CaseKeyClients() {}

    static CaseKeyReader reader(String topic, String brokers, CaseKeys caseKeys, HandsSettings settings) {
        return new CaseKeyReader(
                () -> consumer(brokers, "read_committed"),
                partitions -> ends(brokers, partitions),
                topic,
                caseKeys,
                settings);
    }

    /** Rare: only for a case whose key is not known yet, or no more. So a client of its own for each look. */
    private static Map<TopicPartition, Long> ends(String brokers, Collection<TopicPartition> partitions) {
        try (Consumer<byte[], byte[]> consumer = consumer(brokers, "read_uncommitted")) {
            return consumer.endOffsets(partitions);
        }
    }

    private static Consumer<byte[], byte[]> consumer(String brokers, String isolation) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
