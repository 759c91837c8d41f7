// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.StepInput;
import org.gangway.scenarios.Catalogue;
import org.gangway.scenarios.CatalogueReader;
import org.gangway.scenarios.ScenarioRecord;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A case keeps the version it began with, and an instance that lacks it waits. */
@Timeout(60)
class PinnedVersionTest {
    private static final TopicPartition PARTITION = new TopicPartition("gangway.scenarios", 0);
    private static final String FIRST =
            """
            scenario: small
            version: 1
            languages: [en]
            steps:
              - {ask: email, type: email}
            """;
    private static final String SECOND = FIRST.replace("version: 1", "version: 2") + "  - {ask: phone, type: phone}\n";

    private final Catalogue catalogue = new Catalogue();
    private final MockConsumer<String, byte[]> topic = new MockConsumer<>("earliest");
    private final CatalogueReader reader =
            new CatalogueReader(() -> topic, "gangway.scenarios", catalogue, Duration.ofSeconds(20));
    private long offset;

    @BeforeEach
    void read() {
        Node node = Node.noNode();
        topic.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        topic.updateBeginningOffsets(Map.of(PARTITION, 0L));
        topic.updateEndOffsets(Map.of(PARTITION, 0L));
        reader.start();
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private void publish(String content) {
        Scenario scenario = ProcessUnderTest.parsed(content);
        byte[] record = Json.write(
                new ScenarioRecord("scenario", scenario.name(), scenario.version(), scenario.hash(), content));
        long next = offset++;
        topic.schedulePollTask(() -> topic.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, next, "key", record)));
    }

    private Courses courses(Duration patience) {
        return new PublishedCourses(catalogue, "small", patience);
    }

    @Test
    void aRunningCaseKeepsItsVersionAndANewOneGetsTheNewest() {
        publish(FIRST);
        await().until(() -> catalogue.newest("small").isPresent());
        try (ProcessUnderTest process = new ProcessUnderTest(courses(Duration.ofSeconds(20)))) {
            process.start(null);
            publish(SECOND);
            await().until(() -> catalogue.newest("small").orElseThrow().version() == 2);
            process.says("ann@example.org");
            assertThat(process.stored().scenario().version()).isEqualTo(1);
            assertThat(process.stored().outcome())
                    .as("there is no second question")
                    .isPresent();
        }
    }

    /** What a photo must be is part of the version, and goes with every command about the photo. */
    @Test
    void aRunningCaseKeepsTheLimitsForPhotosThatItBeganWith() {
        String first =
                """
                scenario: small
                version: 1
                languages: [en]
                profiles:
                  selfie:
                    light: {least: 110}
                steps:
                  - {ask: selfie, type: photo, profile: selfie}
                  - {check: verify-face, needs: [selfie], retake: selfie, refer: identity}
                """;
        publish(first);
        await().until(() -> catalogue.newest("small").isPresent());
        try (ProcessUnderTest process = new ProcessUnderTest(courses(Duration.ofSeconds(20)))) {
            process.start(null);
            publish(first.replace("version: 1", "version: 2").replace("110", "140"));
            await().until(() -> catalogue.newest("small").orElseThrow().version() == 2);
            process.receive(90, "photo", "web", new ReceivedContent(null, "claim", null, null));

            CommandRecord command =
                    Json.read(process.output("verify-face.commands").readValue(), CommandRecord.class);
            assertThat(command.limits()).isEqualTo(Map.of("selfie", Map.of("light", new Limit(110.0, null, null))));
        }
    }

    @Test
    void anInstanceThatLacksAPinnedVersionWaitsForIt() {
        Scenario.Ref ref = ProcessUnderTest.parsed(FIRST).ref();
        CompletableFuture<Scenario> pinned = CompletableFuture.supplyAsync(
                () -> courses(Duration.ofSeconds(40)).pinned(ref));
        publish(SECOND);
        await().until(() -> catalogue.newest("small").isPresent());
        assertThat(pinned).as("another version is not the one").isNotDone();
        publish(FIRST);
        assertThat(pinned.join().ref()).isEqualTo(ref);
    }

    @Test
    void aPinnedVersionThatNeverComesStopsThePartition() {
        Courses lost = new Courses() {
            @Override
            public Optional<Scenario> newest(Optional<String> name) {
                return Optional.of(ProcessUnderTest.parsed(FIRST));
            }

            @Override
            public Scenario pinned(Scenario.Ref ref) {
                return courses(Duration.ofMillis(10)).pinned(ref);
            }

            @Override
            public List<StepInput.RuleTable> rules(Scenario scenario) {
                return List.of();
            }
        };
        try (ProcessUnderTest process = new ProcessUnderTest(lost)) {
            process.start(null);
            assertThatThrownBy(() -> process.says("ann@example.org"))
                    .rootCause()
                    .hasMessageContaining("small@1 is not on the topic scenarios")
                    .hasMessageContaining("publish it again");
            assertThat(process.parked.isEmpty()).isTrue();
        }
    }
}
