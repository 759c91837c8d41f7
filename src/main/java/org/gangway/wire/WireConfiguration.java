// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the topics and their names known to everybody. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({KafkaAccess.class, TopicsSettings.class})
class WireConfiguration {

    @Bean
    TopicsFile topicsFile(TopicsSettings properties) {
        return properties.file() == null ? TopicsFile.bundled() : TopicsFile.read(properties.file());
    }

    @Bean
    TopicNames topicNames(
            @Value("${gangway.prefix:" + TopicNames.DEFAULT_PREFIX + "}") String prefix, TopicsFile file) {
        return TopicNames.of(prefix, file);
    }

    /** What every Kafka client starts from, read when the client is made: the embedded broker has its port by then. */
    @Bean
    Supplier<Map<String, Object>> kafkaClient(KafkaAccess kafka) {
        return kafka::clientConfig;
    }

    @Bean
    TopicKeeper topicKeeper(TopicsFile file, TopicNames names) {
        return new TopicKeeper(file, names);
    }

    @Bean
    TopicsAtStart topicsAtStart(
            TopicKeeper keeper,
            TopicsSettings properties,
            KafkaAccess kafka,
            @Value("${gangway.routes:routes}") Path routes,
            Environment environment,
            ObjectProvider<StepNames> steps) {
        Set<String> off = OptionalSteps.off(property -> environment.getProperty(property, Boolean.class, false));
        return new TopicsAtStart(
                keeper,
                properties.atStart(),
                () -> TopicKeeper.client(kafka.clientConfig()),
                () -> steps.getIfAvailable(() -> new RouteSteps(routes, off)).steps());
    }
}
