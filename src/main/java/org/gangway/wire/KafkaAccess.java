// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is and how to be let in, {@code gangway.kafka.*}.
 *
 * @param bootstrapServers {@code host:port,…}; the embedded broker puts its own here
 * @param properties anything else that every client needs, in Kafka's words ({@code security.protocol}, {@code sasl.…})
 */
@ConfigurationProperties("gangway.kafka")
public record KafkaAccess(
        @DefaultValue("127.0.0.1:9092") String bootstrapServers, @DefaultValue Map<String, String> properties) {

    /**
     * What every Kafka client of this installation starts from. A fresh map. Clients show no metrics in JMX, unless the
     * properties ask for it: dozens of clients register thousands of beans there at every start, and nobody reads them.
     */
    public Map<String, Object> clientConfig() {
        Map<String, Object> config = new HashMap<>(Map.of("metric.reporters", ""));
        config.putAll(properties);
        config.put("bootstrap.servers", bootstrapServers);
        return config;
    }

    /** Properties may hold passwords. */
    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers;
    }
}
