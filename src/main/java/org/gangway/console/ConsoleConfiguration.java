// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.compliance.ExemptionDesk;
import org.gangway.rescreening.StandingHit;
import org.gangway.sealing.Keystore;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.StandingHitOpenedRecord;
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

    private static final String HITS = "rescreening.hits";
    private static final String CUSTOMERS = "customers";
    private static final String OPENED = "rescreening.opened";

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
    HitOpening hitOpening(Keystore keystore) {
        return new HitOpening(keystore::customerKeyThatIsThere, InstantSource.system());
    }

    @Bean
    HitViews hitViews(HitOpening opening) {
        return new HitViews(opening);
    }

    /** From the beginning after a failure too: a tombstone may have been compacted away meanwhile. */
    @Bean(initMethod = "start")
    TopicFollower hitsFollower(
            HitViews views, TopicNames names, @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return TopicFollower.of(names.physical(HITS), TopicFollower.From.BEGINNING_ALWAYS, client, views);
    }

    @Bean
    HitDesk hitDesk(
            HitViews views,
            HitOpening opening,
            @Qualifier("hitsFollower") TopicFollower follower,
            ExemptionDesk exemptions,
            TopicNames names,
            @Qualifier("compliancePen") AcknowledgedProducer pen,
            @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        PartitionReader reader = new PartitionReader(client);
        return new HitDesk(
                views,
                new HitDesk.Needs(
                        () -> follower.following() && follower.caughtUp(),
                        opening,
                        view -> reader.at(names.physical(HITS), view.partition(), view.offset())
                                .map(record -> Json.read(record.value(), StandingHit.class)),
                        (customer, opened) -> writeDown(pen, names.physical(OPENED), customer, opened),
                        (view, offset) ->
                                reader.newest(names.physical(CUSTOMERS), view.partition(), offset, view.customer()),
                        exemptions::ofReference,
                        InstantSource.system()));
    }

    private static void writeDown(
            AcknowledgedProducer pen, String topic, String customer, StandingHitOpenedRecord opened) {
        try {
            // every look is an event of its own
            pen.put(topic, customer, UUID.randomUUID().toString(), Headers.RESCREENING_OPENED, opened);
        } catch (AcknowledgedProducer.NotAcknowledged e) {
            throw DeskRefusal.notWrittenDown();
        }
    }

    @Bean
    Certificates caseCertificates(
            CaseViews cases, TopicNames names, @Qualifier("kafkaClient") Supplier<Map<String, Object>> client) {
        return new Certificates(cases, new ClosedCases(names.physical("cases"), names.physical("events"), client));
    }
}
