// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.broker.TestBroker;
import org.gangway.casefile.CaseEvent;
import org.gangway.wire.CaseView;
import org.gangway.wire.CloudEvents;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As after a restart: nothing in memory, and {@code cases} compacted to the newest view of each conversation. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedCasesIT {
    private static final String ANN = "00112233445566778899aabbccddeeff";
    private static final Instant FIRST = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(3600);

    private TestBroker broker;
    private KafkaProducer<String, byte[]> producer;
    private Certificates certificates;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        broker = TestBroker.start(folder);
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(topic("cases"), topic("events"))).all().get();
        }
        certificates = new Certificates(
                new CaseViews(10, Clock.systemUTC()), new ClosedCases("cases", "events", () -> client));
        closes(FIRST);
        closes(SECOND);
        shows(SECOND, "closed", jws(SECOND));
    }

    @AfterAll
    void stop() {
        producer.close();
        broker.close();
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 2, TestBroker.REPLICAS).configs(Map.of("retention.ms", "-1"));
    }

    private static String caseId(Instant opened) {
        return ANN + "-" + opened.toEpochMilli();
    }

    private static String jws(Instant opened) {
        String payload = "{\"caseId\":\"" + caseId(opened) + "\"}";
        return "e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".e30";
    }

    private void closes(Instant opened) throws Exception {
        journal(opened, new CaseEvent.KeyDestroyed(opened.plusSeconds(1)));
        journal(opened, new CaseEvent.CaseClosed(jws(opened), opened.plusSeconds(90), opened.plusSeconds(2)));
    }

    private void journal(Instant opened, CaseEvent event) throws Exception {
        String type = "org.gangway.case." + Json.kebab(event.getClass()) + ".v1";
        producer.send(new ProducerRecord<>(
                        "events",
                        null,
                        event.at().toEpochMilli(),
                        ANN,
                        Json.writeAs(CaseEvent.class, event),
                        CloudEvents.headers(type, "/gangway/process", caseId(opened) + "-9", event.at())))
                .get();
    }

    private void shows(Instant opened, String phase, @Nullable String certificate) throws Exception {
        CaseView view = new CaseView(
                caseId(opened),
                ANN,
                "retail-account",
                1,
                "web",
                "en",
                phase,
                List.of(),
                "approved",
                opened,
                opened,
                opened,
                "w",
                certificate);
        producer.send(new ProducerRecord<>("cases", null, opened.toEpochMilli(), ANN, Json.write(view)))
                .get();
    }

    @Test
    void theNewestCaseOfAConversationIsOnItsTopic() {
        assertThat(certificates.find(caseId(SECOND))).contains(jws(SECOND));
    }

    @Test
    void aCaseWhosePlaceALaterOneHasTakenIsFoundInTheJournal() {
        assertThat(certificates.find(caseId(FIRST))).contains(jws(FIRST));
    }

    @Test
    void aCaseThatNeverWasHasNoCertificate() {
        assertThat(certificates.find(caseId(FIRST.minusSeconds(7)))).isEmpty();
        assertThat(certificates.find(caseId(SECOND.plusSeconds(86_400)))).isEmpty();
        assertThat(certificates.find("no-case")).isEmpty();
    }

    @Test
    void aCaseThatIsStillOpenHasNone() throws Exception {
        Instant third = SECOND.plusSeconds(60);
        journal(third, new CaseEvent.KeyDestroyed(third));
        assertThat(certificates.find(caseId(third))).isEmpty();
    }
}
