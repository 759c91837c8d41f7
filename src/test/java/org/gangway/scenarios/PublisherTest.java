// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.chat.Texts;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PublisherTest {
    private static final Texts TEXTS = Texts.builtIn();

    private final Published.MemoryTopics topics = new Published.MemoryTopics("open-lead");
    private final Catalogue catalogue = new Catalogue();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final Publisher publisher = publisher(topics);

    @Test
    void whatIsPublishedIsOnTheTopicAndKnownAtOnce() {
        Publisher.Published published = publisher.publish(Published.scenario("small", 1, "open-lead"), "small");

        assertThat(published.already()).isFalse();
        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("gangway.scenarios");
            assertThat(record.key()).isEqualTo("small@1");
            ScenarioRecord written = Json.read(record.value(), ScenarioRecord.class);
            assertThat(written.intact()).isTrue();
            assertThat(written.hash()).isEqualTo(published.hash());
            assertThat(record.headers().lastHeader("ce_type")).isNotNull();
        });
        assertThat(catalogue.newest("small")).isPresent();
    }

    @Test
    void publishingTheSameAgainWritesNothing() {
        publisher.publish(Published.rules("rate-risk", 1, 5), "rules");
        assertThat(publisher
                        .publish(Published.rules("rate-risk", 1, 5), "rules")
                        .already())
                .isTrue();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void aPublishedVersionNeverChanges() {
        publisher.publish(Published.rules("rate-risk", 1, 5), "rules");
        publisher.publish(Published.scenario("small", 1), "small");
        assertThatThrownBy(() -> publisher.publish(Published.rules("rate-risk", 1, 6), "rules"))
                .hasMessageContaining("rules:2: rate-risk@1 is published with other content; raise version");
        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 1, "open-lead"), "small"))
                .isInstanceOf(BrokenScenario.class);
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void aStepWithoutTopicIsRefusedWithItsLineAndHarmsNobody() {
        assertThatThrownBy(() -> publisher.publish(Published.scenario("small", 1, "open-lead", "credit-bureau"), "f"))
                .isInstanceOf(BrokenScenario.class)
                .hasMessageContaining(
                        "f:7: there is no topic for the step credit-bureau; add routes/credit-bureau.camel.yaml");
        assertThat(producer.history()).isEmpty();
        assertThat(catalogue.newest("small")).isEmpty();
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
    void aSentenceAddedLaterLetsTheScenarioPass(@TempDir Path folder) throws IOException {
        Path sentences = Files.createDirectory(folder.resolve("texts"));
        Texts texts = Texts.with(sentences);
        Publisher own = new Publisher(new ScenarioFile(texts), catalogue, topics, producer, "gangway.scenarios");
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

    private Publisher publisher(StepTopics stepTopics) {
        return new Publisher(new ScenarioFile(Texts.builtIn()), catalogue, stepTopics, producer, "gangway.scenarios");
    }
}
