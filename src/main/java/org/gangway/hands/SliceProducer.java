// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The settings of the producer that commits slices; the reply kamelets have none of their own. */
final class SliceProducer {
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class.getName(),
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class.getName(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000L,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            10_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
            5L,
            // The commit flushes: until then the replies of a slice gather.
            ProducerConfig.LINGER_MS_CONFIG,
            1_000L,
            ProducerConfig.BATCH_SIZE_CONFIG,
            262_144,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            // A hand that dies must not hide the replies of others for long.
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            10_000);

    private SliceProducer() {}

    /**
     * @param prefix of the installation; the rest of the transactional id is chance, so that nobody takes another's away
     * @param client settings of every Kafka client of this installation
     */
    static Properties settings(String prefix, Map<String, Object> client) {
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        settings.putAll(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + "hands-" + UUID.randomUUID());
        return settings;
    }
}
