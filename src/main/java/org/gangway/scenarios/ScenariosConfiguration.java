// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.chat.Choices;
import org.gangway.chat.Texts;
import org.gangway.chat.Understanding;
import org.gangway.wire.KafkaAccess;
import org.gangway.wire.OptionalSteps;
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every instance reads the catalogue; only {@code local} publishes by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScenariosSettings.class)
class ScenariosConfiguration {

    @Bean
    Texts texts(ScenariosSettings settings) {
        return Texts.with(settings.folder().resolve("texts"));
    }

    @Bean
    Understanding understanding(Texts texts) {
        return new Understanding(texts);
    }

    @Bean
    Choices choices(Texts texts) {
        return new Choices(texts);
    }

    @Bean
    ScenarioFile scenarioFile(Texts texts) {
        return new ScenarioFile(texts);
    }

    @Bean
    KafkaClients kafkaClients(KafkaAccess kafka) {
        return new KafkaClients(kafka.clientConfig());
    }

    @Bean
    Catalogue catalogue() {
        return new Catalogue();
    }

    @Bean(destroyMethod = "stop")
    CatalogueReader scenarioCatalogue(
            KafkaClients kafka, Catalogue catalogue, ScenariosSettings settings, TopicNames names) {
        return new CatalogueReader(kafka::consumer, names.physical("scenarios"), catalogue, settings.patience());
    }

    /** Publishing from a folder, and a topic for every route: for one developer, never for a bank. */
    @Profile("local")
    @Configuration(proxyBeanMethods = false)
    static class Local {

        @Bean
        StepTopics stepTopics(TopicKeeper keeper, KafkaAccess kafka) {
            return new KeptStepTopics(keeper, () -> Admin.create(kafka.clientConfig()));
        }

        @Bean
        Publisher publisher(
                ScenarioFile files,
                Catalogue catalogue,
                StepTopics topics,
                KafkaClients kafka,
                CatalogueReader reader,
                ScenariosSettings settings,
                @Value("${gangway.routes:routes}") Path routes,
                Environment environment,
                TopicNames names) {
            Set<String> off = OptionalSteps.off(property -> environment.getProperty(property, Boolean.class, false));
            StepTopics routed = new RoutedStepTopics(topics, new RouteFiles(routes, off)::exists);
            return new Publisher(
                    files,
                    catalogue,
                    routed,
                    () -> kafka.producer(names.prefix()),
                    reader::catchUp,
                    names.physical("scenarios"),
                    settings.patience());
        }

        @Bean(destroyMethod = "stop")
        ScenarioFolder scenarioFolder(ScenariosSettings settings, Texts texts, Publisher publisher) {
            return new ScenarioFolder(settings.folder(), settings.look(), builtIn(), texts, publisher);
        }
    }

    static List<ScenarioFolder.BuiltIn> builtIn() {
        List<ScenarioFolder.BuiltIn> found = new ArrayList<>();
        for (String pattern : List.of("scenarios/rules/*.rules.yaml", "scenarios/*.scenario.yaml")) {
            try {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                    found.add(new ScenarioFolder.BuiltIn(
                            String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
