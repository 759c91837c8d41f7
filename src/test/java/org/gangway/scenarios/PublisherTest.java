// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.chat.Texts;
import org.gangway.wire.Json;
import org.gangway.wire.WireFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PublisherTest {
    private static final Texts TEXTS = Texts.builtIn();

    private static final String FACES =
            """
            scenario: faces
            version: 1
            languages: [en, de, fr, ko]
            steps:
              - {ask: face-comparison, type: yes-no}
              - {ask: selfie, type: photo, profile: selfie}
              - {check: find-duplicate, needs: [face-comparison, selfie]}
            """;

    private final Published.MemoryTopics topics = new Published.MemoryTopics("open-lead");
    private final Catalogue catalogue = new Catalogue();
    private final List<MockProducer<String, byte[]>> producers = new ArrayList<>();
    private final List<ScenarioRecord> elsewhere = new ArrayList<>();
    private final Publisher publisher = publisher(topics);
    private @Nullable KafkaException refusing;
    private Runnable later = () -> {};

    @Test
    void whatIsPublishedIsOnTheTopicAndKnownAtOnce() throws IOException {
        Publisher.Published published = publisher.publish(Published.scenario("small", 1, "open-lead"), "small");

        assertThat(published.already()).isFalse();
        assertThat(written()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("gangway.scenarios");
            assertThat(record.key()).isEqualTo("small@1");
            ScenarioRecord written = Json.read(record.value(), ScenarioRecord.class);
            assertThat(written.intact()).isTrue();
            assertThat(written.hash()).isEqualTo(published.hash());
        });
        WireFiles.headers("scenario").assertDescribe(written().getFirst().headers());
        assertThat(catalogue.newest("small")).isPresent();
    }

    @Test
    void publishingTheSameAgainWritesNothing() {
        publisher.publish(Published.rules("rate-risk", 1, 5), "rules");
        assertThat(publisher
                        .publish(Published.rules("rate-risk", 1, 5), "rules")
                        .already())
                .isTrue();
        assertThat(written()).hasSize(1);
    }

    @Test
    void aPublishedVersionNeverChanges() {
        publisher.publish(Published.rules("rate-risk", 1, 5), "rules");
        publisher.publish(Published.scenario("small", 1), "small");
        assertThatThrownBy(() -> publisher.publish(Published.rules("rate-risk", 1, 6), "rules"))
                .hasMessageContaining("rules:2: rate-risk@1 is published with other content; raise version");
        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 1, "open-lead"), "small"))
                .isInstanceOf(BrokenScenario.class);
        assertThat(written()).hasSize(2);
    }

    @Test
    void aStepWithoutTopicIsRefusedWithItsLineAndHarmsNobody() {
        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 1, "open-lead", "credit-bureau"), "f"))
                .isInstanceOf(BrokenScenario.class)
                .hasMessageContaining(
                        "f:7: there is no topic for the step credit-bureau; add routes/credit-bureau.camel.yaml");
        assertThat(written()).isEmpty();
        assertThat(catalogue.newest("small")).isEmpty();
    }

    @Test
    void aStepThatIsOffIsRefusedWithWhatTurnsItOn() {
        String off = "f:7: the step find-duplicate is off in this installation: read docs/decisions/0010, then set"
                + " gangway.faces.duplicates.enabled=true and run ./gangway topics --apply --step find-duplicate, or"
                + " remove the step";
        RouteFiles none = new RouteFiles(Path.of("routes"), Set.of("find-duplicate"));
        Publisher local = publisher(new RoutedStepTopics(topics, none::exists));

        assertThatThrownBy(() -> publisher.publish(FACES, "f")).hasMessageContaining(off);
        assertThatThrownBy(() -> local.publish(FACES, "f")).hasMessageContaining(off);
        assertThat(topics.created).isEmpty();

        RouteFiles all = new RouteFiles(Path.of("routes"), Set.of());
        publisher(new RoutedStepTopics(topics, all::exists)).publish(FACES, "f");
        assertThat(topics.created).containsExactly("find-duplicate");
    }

    @Test
    void locallyAStepWithARouteGetsItsTopicAndOneWithoutIsRefused() {
        Publisher local = publisher(new RoutedStepTopics(topics, Set.of("credit-bureau")::contains));
        assertThatThrownBy(() -> local.publish(Published.scenario("small", 1, "credit-bureau", "nobody"), "f"))
                .hasMessageContaining("f:7: there is no topic for the step nobody");
        assertThat(topics.created).isEmpty();

        local.publish(Published.scenario("small", 1, "open-lead", "credit-bureau"), "f");
        assertThat(topics.created).containsExactly("credit-bureau");
    }

    @Test
    void theFolderPublishesWhatChangesAndSaysWhatItRefuses(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        List<ScenarioFolder.BuiltIn> builtIn =
                List.of(new ScenarioFolder.BuiltIn("small.scenario.yaml", Published.scenario("small", 1)));
        ScenarioFolder watched = new ScenarioFolder(folder, Duration.ofHours(1), builtIn, TEXTS, publisher);
        watched.start();
        try {
            assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(1);

            Files.writeString(folder.resolve("small.scenario.yaml"), Published.scenario("small", 2, "open-lead"));
            look(watched);
            assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(2);

            Files.writeString(folder.resolve("small.scenario.yaml"), Published.scenario("small", 3, "nobody", "Bad"));
            look(watched);
            assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(2);
            assertThat(output)
                    .contains("small.scenario.yaml:7: do must be a name of lower-case letters")
                    .doesNotContain("\tat org.gangway");

            Files.writeString(folder.resolve("small.scenario.yaml"), Published.scenario("small", 3));
            look(watched);
            assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(3);
        } finally {
            watched.stop();
        }
    }

    @Test
    void whatLiesThereAtTheStartIsPublishedByItAndWhatIsBeingWrittenIsNot(@TempDir Path folder) throws IOException {
        Path old = Files.writeString(folder.resolve("old.scenario.yaml"), Published.scenario("old", 1));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Files.writeString(folder.resolve("fresh.scenario.yaml"), Published.scenario("fresh", 1));
        ScenarioFolder watched = new ScenarioFolder(folder, Duration.ofHours(1), List.of(), TEXTS, publisher);
        watched.start();
        try {
            assertThat(catalogue.newest("old")).isPresent();
            assertThat(catalogue.newest("fresh")).isEmpty();
            watched.look();
            assertThat(catalogue.newest("fresh")).isPresent();
        } finally {
            watched.stop();
        }
    }

    @Test
    void aSentenceAddedLaterLetsTheScenarioPass(@TempDir Path folder) throws IOException {
        Path sentences = Files.createDirectory(folder.resolve("texts"));
        Texts texts = Texts.with(sentences);
        Publisher own = publisher(texts, topics);
        ScenarioFolder watched = new ScenarioFolder(folder, Duration.ofHours(1), List.of(), texts, own);

        Files.writeString(
                folder.resolve("small.scenario.yaml"),
                Published.scenario("small", 1).replace("ask: email", "ask: work-email"));
        look(watched);
        assertThat(catalogue.newest("small")).isEmpty();

        Files.writeString(sentences.resolve("en.properties"), "ask.work-email={broken\n");
        look(watched);
        assertThat(catalogue.newest("small")).isEmpty();

        Files.writeString(sentences.resolve("en.properties"), "ask.work-email=What is your e-mail address at work?\n");
        look(watched);
        assertThat(catalogue.newest("small")).isPresent();
    }

    @Test
    void everythingBuiltInCanBePublished() {
        Publisher everywhere = publisher(new RoutedStepTopics(topics, step -> true));
        assertThat(ScenariosConfiguration.builtIn())
                .extracting(ScenarioFolder.BuiltIn::name)
                .contains("retail-account.scenario.yaml", "rate-risk.rules.yaml");
        ScenariosConfiguration.builtIn().forEach(file -> everywhere.publish(file.content(), file.name()));
        assertThat(catalogue.newest("retail-account")).isPresent();
        assertThat(catalogue.newestRules("rate-risk")).isPresent();
    }

    private static void look(ScenarioFolder watched) {
        watched.look(); // sees the change
        watched.look(); // sees that it is over
    }

    @Test
    void whatAnotherHasPublishedMeanwhileIsReadBeforeAnythingIsWritten() {
        elsewhere.add(Published.record(Published.scenario("small", 1)));
        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 1, "open-lead"), "small"))
                .isInstanceOf(BrokenScenario.class)
                .hasMessageContaining("is published with other content");
        assertThat(written()).isEmpty();

        elsewhere.add(Published.record(Published.scenario("small", 2)));
        assertThat(publisher.publish(Published.scenario("small", 2), "small").already())
                .isTrue();
        assertThat(written()).isEmpty();
    }

    @Test
    void whoIsShutOutByAnotherReadsAgainAndPublishesOrIsRefused() {
        publisher.publish(Published.scenario("small", 1), "small");
        producers.getFirst().fenceProducer();
        elsewhere.add(Published.record(Published.scenario("small", 2)));

        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 2, "open-lead"), "small"))
                .isInstanceOf(BrokenScenario.class);
        publisher.publish(Published.scenario("small", 3), "small");

        assertThat(producers).hasSize(2);
        assertThat(producers.getFirst().closed()).isTrue();
        assertThat(written()).extracting(ProducerRecord::key).containsExactly("small@1", "small@3");
    }

    @Test
    void aRecordThatKafkaDoesNotTakeIsNotInEffect() {
        publisher.publish(Published.scenario("small", 1), "small");
        producers.getFirst().commitTransactionException = new KafkaException("no");
        refusing = new KafkaException("no");
        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 2), "small"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("small; publish it again");
        assertThat(producers).as("it was tried again").hasSizeGreaterThan(1);
        assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(1);
        refusing = null;
        assertThat(publisher.publish(Published.scenario("small", 2), "small").already())
                .isFalse();
    }

    @Test
    void aCommitOfWhichNobodyKnowsWhetherItCameThroughIsLookedForBeforeItIsTriedAgain() {
        publisher.publish(Published.scenario("small", 1), "small");
        producers.getFirst().commitTransactionException = new KafkaException("unexpected error");
        later = () -> elsewhere.add(Published.record(Published.scenario("small", 2)));

        assertThat(publisher.publish(Published.scenario("small", 2), "small").already())
                .isTrue();
        assertThat(producers).hasSize(1);
    }

    @Test
    void whoMayNotPublishIsToldSoAtOnce() {
        publisher.publish(Published.scenario("small", 1), "small");
        producers.getFirst().commitTransactionException = new TransactionalIdAuthorizationException("no");
        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 2), "small"))
                .hasRootCauseInstanceOf(TransactionalIdAuthorizationException.class);
        assertThat(producers).hasSize(1);
    }

    private List<ProducerRecord<String, byte[]>> written() {
        return producers.stream()
                .flatMap(producer -> producer.history().stream())
                .toList();
    }

    private Publisher publisher(StepTopics stepTopics) {
        return publisher(Texts.builtIn(), stepTopics);
    }

    private Publisher publisher(Texts texts, StepTopics stepTopics) {
        return new Publisher(
                new ScenarioFile(texts),
                catalogue,
                stepTopics,
                () -> {
                    producers.add(new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()));
                    producers.getLast().commitTransactionException = refusing;
                    return producers.getLast();
                },
                () -> {
                    elsewhere.forEach(catalogue::accept);
                    later.run();
                },
                "gangway.scenarios",
                Duration.ofSeconds(1));
    }
}
