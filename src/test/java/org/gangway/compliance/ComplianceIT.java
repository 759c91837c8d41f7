// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.gangway.broker.TestBroker;
import org.gangway.screening.Bands;
import org.gangway.screening.Exemption;
import org.gangway.screening.Impact;
import org.gangway.screening.Limits;
import org.gangway.screening.ScreeningRules;
import org.gangway.sealing.Keystore;
import org.gangway.wire.AcknowledgedProducer;
import org.gangway.wire.Headers;
import org.gangway.wire.TopicNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What staff decides is on the topics and nowhere else: another process, and the same one after a restart, decides by it. */
@Timeout(120)
class ComplianceIT {

    private static final TopicNames NAMES = TopicNames.of("gangway.");
    private static final Limits USUAL = Bands.BUILT_IN.pep();
    private static final Limits STRICT = new Limits(.9, .95, 1);
    private static final Impact IMPACT = new Impact("c", List.of(new Impact.Line("pep", 9, 8, 7)), List.of(), "");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(folder.resolve("broker"));
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(List.of(
                            new NewTopic("gangway.screening.exemptions", 1, TestBroker.REPLICAS),
                            new NewTopic("gangway.screening.bands", 1, TestBroker.REPLICAS)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Map<String, Object> connection() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** A process of the installation, put together as the application does it. */
    private static final class Instance implements AutoCloseable {
        private final Exemptions exemptions = new Exemptions();
        private final Versions versions = new Versions();
        private final Supplier<Map<String, Object>> client = ComplianceIT::connection;
        private final AcknowledgedProducer pen =
                new AcknowledgedProducer("/gangway/console", Duration.ofSeconds(5), client);
        private final ComplianceConfiguration configuration = new ComplianceConfiguration();
        private final ComplianceReader reader =
                configuration.screeningRulesReader(exemptions, versions, NAMES, client, Duration.ofSeconds(20));
        final ScreeningRules rules =
                configuration.screeningRules(exemptions, versions, Keystore.open(folder.resolve("keys")));
        final ExemptionDesk exemptionDesk =
                new ComplianceConfiguration.Desks().exemptionDesk(exemptions, reader, rules, NAMES, pen);
        final BandsDesk bandsDesk =
                new ComplianceConfiguration.Desks().bandsDesk(versions, reader, (before, after) -> IMPACT, NAMES, pen);

        Instance() {
            reader.start();
        }

        /** Past the desk, by whoever has the rights of a console on Kafka. */
        void forge(String topic, String type, Object written) {
            pen.put(topic, "forged", "forged", type, written);
            reader.catchUp(topic);
        }

        @Override
        public void close() {
            reader.stop();
            pen.close();
        }
    }

    @Test
    void anExemptionHoldsFromTheSecondPersonOnInEveryProcessAndAfterARestart() {
        String id;
        String customer;
        try (Instance one = new Instance()) {
            customer = one.rules.hashed("customer 4711");
            long decisions = one.rules.decisions();
            id = one.exemptionDesk
                    .proposeForReference("ada", terms("customer 4711"))
                    .id();
            assertThat(one.rules.exemptions(customer)).isEmpty();
            assertThatThrownBy(() -> one.exemptionDesk.approve(id, "ada")).hasMessageContaining("another person");
            assertThat(one.rules.exemptions(customer)).isEmpty();
            assertThat(one.rules.decisions()).as("nothing is decided").isEqualTo(decisions);
            assertThat(one.exemptionDesk.ofReference("customer 4711"))
                    .singleElement()
                    .satisfies(found -> assertThat(found.open()).isTrue());
            assertThat(one.exemptionDesk.ofReference("customer 4712")).isEmpty();
        }
        try (Instance restarted = new Instance()) {
            long decisions = restarted.rules.decisions();
            restarted.exemptionDesk.approve(id, "grace");
            assertThat(restarted.rules.decisions()).isNotEqualTo(decisions);
            assertThatThrownBy(() -> restarted.exemptionDesk.approve(id, "gina"))
                    .hasMessageContaining("decided");
        }
        try (Instance again = new Instance()) {
            assertThat(again.rules.exemptions(customer)).singleElement().satisfies(found -> assertThat(found)
                    .returns("ada", Exemption::maker)
                    .returns("grace", Exemption::checker));
            assertThat(again.rules.exemptions(again.rules.hashed("customer 4712")))
                    .isEmpty();
            again.exemptionDesk.withdraw(id, "gina");
            assertThat(again.rules.exemptions(customer)).isEmpty();
        }
        try (Instance last = new Instance()) {
            assertThat(last.rules.exemptions(customer)).isEmpty();
        }
    }

    @Test
    void anApprovalByTheMakerCountsForNothingWhoeverWroteIt() {
        try (Instance one = new Instance()) {
            String id = one.exemptionDesk
                    .proposeForReference("ada", terms("customer 12"))
                    .id();
            one.forge(
                    "gangway.screening.exemptions",
                    Headers.EXEMPTION_CHANGED,
                    new ExemptionRecord(id, Change.APPROVED, "ada", Instant.now(), null));
            assertThat(one.rules.exemptions(one.rules.hashed("customer 12"))).isEmpty();
        }
        try (Instance restarted = new Instance()) {
            assertThat(restarted.rules.exemptions(restarted.rules.hashed("customer 12")))
                    .isEmpty();
        }
    }

    @Test
    void aVersionOfTheBandsIsInForceFromTheSecondPersonOnAndOfTwoChangesToOneVersionTheFirstCounts() {
        Bands before;
        Bands after;
        try (Instance one = new Instance();
                Instance other = new Instance()) {
            before = one.rules.bands();
            String id = one.bandsDesk
                    .propose("cora", USUAL, USUAL, STRICT, "too many namesakes")
                    .id();
            String rival = one.bandsDesk
                    .propose("cora", STRICT, USUAL, USUAL, "another idea")
                    .id();
            assertThatThrownBy(() -> one.bandsDesk.approve(id, "cora")).hasMessageContaining("another person");
            assertThat(one.rules.bands()).isEqualTo(before);
            assertThat(one.bandsDesk.open())
                    .hasSize(2)
                    .allSatisfy(open -> assertThat(open.what().impact()).isEqualTo(IMPACT));

            one.bandsDesk.approve(id, "cyrus");
            after = one.rules.bands();
            assertThat(after).isEqualTo(new Bands(before.version() + 1, USUAL, USUAL, STRICT));
            other.forge(
                    "gangway.screening.bands",
                    Headers.BANDS_CHANGED,
                    new BandsRecord(rival, Change.APPROVED, "cyrus", Instant.now(), null));
            assertThat(other.rules.bands()).isEqualTo(after);
            assertThatThrownBy(() -> one.bandsDesk.propose("cora", USUAL, USUAL, STRICT, "the same again"))
                    .hasMessageContaining("in force already");
        }
        try (Instance restarted = new Instance()) {
            assertThat(restarted.rules.bands()).isEqualTo(after);
            assertThat(restarted.rules.bands().id()).isEqualTo(after.id()).isNotEqualTo(before.id());
            assertThat(restarted.bandsDesk.open()).isEmpty();
            assertThat(restarted.bandsDesk.versions()).first().satisfies(version -> assertThat(version.motion()
                            .orElseThrow()
                            .checker()
                            .orElseThrow()
                            .by())
                    .isEqualTo("cyrus"));
        }
    }

    @Test
    void whatIsMissingOrHoldsForTooLongIsRefused() {
        try (Instance one = new Instance()) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            assertThatThrownBy(() -> one.exemptionDesk.proposeForReference("ada", terms("", today)))
                    .hasMessageContaining("customer");
            for (LocalDate until : List.of(today.minusDays(1), today.plusYears(3))) {
                assertThatThrownBy(() -> one.exemptionDesk.proposeForReference("ada", terms("customer 1", until)))
                        .hasMessageContaining("until");
            }
            assertThatThrownBy(() -> one.exemptionDesk.approve("nothing", "ada"))
                    .hasMessageContaining("no proposal");
        }
    }

    private static ExemptionRecord.Terms terms(String customer) {
        return terms(customer, LocalDate.now(ZoneOffset.UTC).plusDays(30));
    }

    private static ExemptionRecord.Terms terms(String customer, LocalDate until) {
        return new ExemptionRecord.Terms(
                customer, "p", Exemption.Decision.CLEARED, "un", "6908555", "e", "other-birth-place", until);
    }
}
