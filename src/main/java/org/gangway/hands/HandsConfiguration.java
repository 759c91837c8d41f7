// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.WhenStep;
import org.gangway.biometrics.DuplicateSettings;
import org.gangway.evidence.KeyAbsence;
import org.gangway.sealing.CaseKeys;
import org.gangway.sealing.ObjectStore;
import org.gangway.tracing.Traces;
import org.gangway.watch.LagWatch;
import org.gangway.wire.KafkaAccess;
import org.gangway.wire.OptionalSteps;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The role {@code hands}: the steps' routes and what they stand on. */
@Configuration(proxyBeanMethods = false)
@WhenRole(Role.HANDS)
@EnableConfigurationProperties({HandsSettings.class, DuplicateSettings.class})
class HandsConfiguration {

    @Bean
    HandsMetrics handsMetrics(MeterRegistry meters, LagWatch lag) {
        return new HandsMetrics(meters, (step, group, topic) -> lag.watch(step, group, List.of(topic)));
    }

    @Bean
    SliceTransactions sliceTransactions(TopicNames names, KafkaAccess kafka, HandsSettings settings) {
        return new SliceTransactions(names.prefix(), kafka::clientConfig, settings);
    }

    @Bean
    SlicePolicy slicePolicy(SliceTransactions transactions, HandsSettings settings, HandsMetrics meters) {
        return new SlicePolicy(transactions, settings, meters);
    }

    @Bean(destroyMethod = "close")
    CaseKeyReader caseKeyReader(TopicNames names, KafkaAccess kafka, CaseKeys caseKeys, HandsSettings settings) {
        return new CaseKeyReader(names.physical("case-keys"), kafka::clientConfig, caseKeys, settings);
    }

    @Bean
    RoutesHealth stepRoutesHealthIndicator(CamelContext context, SliceTransactions transactions) {
        return new RoutesHealth(context, transactions.brake());
    }

    @Bean
    RouteBook routeBook(CamelContext context) {
        return new RouteBook(context);
    }

    @Bean
    KeyAbsence keyAbsence(CaseKeyReader reader) {
        return reader::prove;
    }

    @Bean(destroyMethod = "close")
    @WhenStep(OptionalSteps.FIND_DUPLICATE)
    @Profile("!test-route")
    FaceTopic openFaces(TopicNames names, KafkaAccess kafka, CaseKeyReader keys, DuplicateSettings settings) {
        return new FaceTopic(names.physical("open-faces"), kafka::clientConfig, keys, keys::shredded, settings);
    }

    @Bean
    CommandOpening commandOpening(CaseKeyFinder keys, ObjectStore objects) {
        return new CommandOpening(keys, objects);
    }

    @Bean
    OpenCommand openCommand(
            CaseKeyFinder keys, ObjectStore objects, HandsSettings settings, HandsMetrics meters, Traces traces) {
        return new OpenCommand(keys, objects, settings, meters, traces);
    }

    @Bean
    SealReply sealReply(ObjectStore objects) {
        return new SealReply(objects, InstantSource.system());
    }

    @Bean
    Failures failures(HandsSettings settings, HandsMetrics meters) {
        return new Failures(settings, meters);
    }

    @Bean
    CamelContextConfiguration stepRoutes(
            @Value("${gangway.routes:routes}") Path folder,
            @Value("${gangway.steps:}") Set<String> steps,
            @Value("${gangway.routes-reload:false}") boolean reload,
            @Value("${gangway.screening.fetch.enabled:true}") boolean fetch,
            @Value("${gangway.screening.fetch.every:PT6H}") Duration every,
            Environment environment,
            Traces traces,
            HandsSettings settings) {
        Set<String> off = OptionalSteps.off(property -> environment.getProperty(property, Boolean.class, false));
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                CamelSetup.prepare(context, settings);
                if (traces.on()) {
                    context.getManagementStrategy().addEventNotifier(new CallSpans(traces));
                }
                StepRoutes routes = new StepRoutes(folder, steps, off);
                routes.load(context);
                if (fetch) {
                    routes.loadFetching(context, every);
                }
                if (reload) {
                    RouteReload.watch(context, folder);
                }
            }

            @Override
            public void afterApplicationStart(CamelContext context) {}
        };
    }
}
