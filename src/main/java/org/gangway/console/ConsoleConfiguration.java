// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.TopicFollower;
import org.gangway.wire.TopicNames;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the console together. */
@WhenRole(Role.CONSOLE)
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

    @Bean
    CaseViews caseViews(ConsoleSettings settings) {
        return new CaseViews(settings.cases(), Clock.systemUTC());
    }

    @Bean(initMethod = "start")
    TopicFollower casesFollower(
            CaseViews cases, TopicNames names, @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return TopicFollower.of(names.physical("cases"), TopicFollower.From.BEGINNING, client, cases::accept);
    }

    @Bean
    KafkaJournal caseJournal(TopicNames names, @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return new KafkaJournal(names.physical("events"), client);
    }

    @Bean
    KafkaDecisions reviewDecisions(
            ConsoleSettings settings,
            TopicNames names,
            @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return new KafkaDecisions(
                names.physical("replies"),
                new AcknowledgedProducer("/gangway/console", settings.acknowledged(), client));
    }

    @Bean
    ReviewDesk reviewDesk(CaseViews cases, SealedFields sealed, Decisions decisions) {
        return new ReviewDesk(cases, sealed, decisions, Clock.systemUTC());
    }

    @Bean(initMethod = "start")
    TopicFollower reviewFollower(
            ReviewDesk desk, TopicNames names, @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return TopicFollower.of(names.commands("review"), TopicFollower.From.BEGINNING, client, desk::accept);
    }

    @Bean
    Certificates caseCertificates(
            CaseViews cases, TopicNames names, @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return new Certificates(cases, new ClosedCases(names.physical("cases"), names.physical("events"), client));
    }
}
