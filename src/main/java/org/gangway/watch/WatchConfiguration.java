// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.wire.KafkaAccess;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** In every process, whatever its roles. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    @Bean(destroyMethod = "stop")
    LagWatch lagWatch(KafkaAccess kafka, MeterRegistry meters, @Value("${gangway.watch.lag:10s}") Duration every) {
        return new LagWatch(kafka::clientConfig, meters, every);
    }

    /** For those who park: nobody else may even ask for that topic. */
    @Bean(destroyMethod = "close")
    @WhenRole({Role.PROCESS, Role.HANDS})
    DeadLetterTopic deadLetterTopic(KafkaAccess kafka, TopicNames topics) {
        return new DeadLetterTopic(topics.physical("dead-letters"), () -> Admin.create(kafka.clientConfig()));
    }

    @Bean(destroyMethod = "close")
    BrokerHealth kafkaBrokerHealthIndicator(KafkaAccess kafka) {
        return new BrokerHealth(() -> Admin.create(kafka.clientConfig()));
    }
}
