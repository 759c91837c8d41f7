// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.broker.TestBroker;
import org.gangway.command.ReplayCommand;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.wire.PartitionReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** {@code ./gangway replay} beside a running installation, and on copies of its topics that were tampered with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedGangway.class)
class ReplayIT {
    private record Run(int status, String out, String err) {}

    private final RunningGangway gangway;
    private String caseId = "";

    ReplayIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @BeforeAll
    void oneClosedCase() {
        try (Walk walk = Walk.begin(gangway, "replay@example.org")) {
            walk.until("birth-date");
            walk.stop();
            Told farewell = walk.farewell();
            walk.certificate(farewell);
            caseId = farewell.caseId();
        }
        await().until(() -> replay("gangway.", caseId).out().contains("case-closed"));
    }

    @Test
    void theJournalsOfARunningInstallationFoldToItsCases() {
        Run run = replay("gangway.");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern("\\d+ journals, \\d+ events: no gap, and each folds to its case");
    }

    @Test
    void theCourseOfACaseIsPrintedWithoutWhatIsSealed() {
        Run run = replay("gangway.", caseId);

        assertThat(run.status()).isZero();
        assertThat(run.out().lines().toList())
                .first()
                .asString()
                .contains("case-opened", "scenario.name=retail-account");
        assertThat(run.out())
                .containsSubsequence(
                        "case-opened", "field-answered", "outcome=WITHDRAWN", "key-destroyed", "case-closed")
                .contains("=***")
                .doesNotContain("Clara", "Bergmann", "replay@example.org");
    }

    @Test
    void aCaseThatNobodyKnowsIsSaid() {
        Run run = replay("gangway.", "0".repeat(32) + "-1");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("there is no journal of this case");
    }

    @Test
    void aMissingEventIsFound() throws Exception {
        copy("gap.", record -> about(record, "language-chosen", "key-destroyed") ? List.of() : List.of(record.value()));

        Run run = replay("gap.");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("case " + caseId + ": event ", " comes where event ");
    }

    @Test
    void aChangedEventIsFound() throws Exception {
        copy(
                "changed.",
                record -> List.of(
                        about(record, "outcome-decided")
                                ? new String(record.value(), UTF_8)
                                        .replace("WITHDRAWN", "REFUSED")
                                        .getBytes(UTF_8)
                                : record.value()));

        Run run = replay("changed.");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("case " + caseId + ": its journal does not fold to what cases shows");
    }

    @Test
    void aWrongPrefixIsSaid() {
        assertThat(replay("nothing.").status()).isEqualTo(1);
    }

    private boolean about(ConsumerRecord<String, byte[]> record, String... types) {
        String value = new String(record.value(), UTF_8);
        return caseId.startsWith(record.key() + "-")
                && Stream.of(types).anyMatch(type -> value.contains("\"type\":\"" + type + "\""));
    }

    /** Both topics under another prefix; the events as {@code change} leaves them. */
    private void copy(String prefix, Function<ConsumerRecord<String, byte[]>, List<byte[]>> change) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", gangway.bootstrapServers());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(
                            new NewTopic(prefix + "events", 12, TestBroker.REPLICAS),
                            new NewTopic(prefix + "cases", 12, TestBroker.REPLICAS)))
                    .all()
                    .get();
        }
        PartitionReader reader = new PartitionReader(() -> client);
        // cases first: what happens meanwhile is then on events only
        List<ConsumerRecord<String, byte[]>> cases = new ArrayList<>();
        reader.all("gangway.cases", cases::add);
        List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
        reader.all("gangway.events", events::add);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            cases.forEach(record -> producer.send(copied(prefix + "cases", record, record.value())));
            events.forEach(record ->
                    change.apply(record).forEach(value -> producer.send(copied(prefix + "events", record, value))));
        }
    }

    private static ProducerRecord<String, byte[]> copied(
            String topic, ConsumerRecord<String, byte[]> record, byte[] value) {
        return new ProducerRecord<>(
                topic, record.partition(), record.timestamp(), record.key(), value, record.headers());
    }

    private Run replay(String prefix, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all =
                new ArrayList<>(List.of("--bootstrap-server=" + gangway.bootstrapServers(), "--prefix=" + prefix));
        all.addAll(List.of(arguments));
        int status = new CommandLine(new ReplayCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }
}
