// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.gangway.casefile.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.actuate.health.Status;

@Timeout(30)
class CatalogueTest {
    private static final TopicPartition PARTITION = new TopicPartition("gangway.scenarios", 0);
    private final Catalogue catalogue = new Catalogue();

    @Test
    void aPinnedVersionStaysWhenANewerOneComes() {
        ScenarioRecord first = Published.record(Published.scenario("small", 1));
        catalogue.accept(first);
        Scenario.Ref pinned = catalogue.newest("small").orElseThrow().ref();
        catalogue.accept(Published.record(Published.scenario("small", 2, "open-lead")));

        assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(2);
        assertThat(catalogue.scenario(pinned).orElseThrow().version()).isEqualTo(1);
        assertThat(catalogue.scenario(new Scenario.Ref("small", 1, "other"))).isEmpty();
    }

    @Test
    void theSameVersionWithOtherContentIsRefused() {
        ScenarioRecord first = Published.record(Published.scenario("small", 1));
        assertThat(catalogue.accept(first)).isEqualTo(Catalogue.Acceptance.NEW);
        assertThat(catalogue.accept(first)).isEqualTo(Catalogue.Acceptance.KNOWN);
        assertThat(catalogue.accept(Published.record(Published.scenario("small", 1, "open-lead"))))
                .isEqualTo(Catalogue.Acceptance.REFUSED);
        assertThat(catalogue.newest("small").orElseThrow().hash()).isEqualTo(first.hash());
    }

    @Test
    void contentThatIsNotWhatItsHashSaysIsRefused() {
        ScenarioRecord good = Published.record(Published.scenario("small", 1));
        ScenarioRecord forged = new ScenarioRecord(
                good.kind(),
                good.name(),
                good.version(),
                good.hash(),
                good.content().replace("email", "phone"));
        assertThat(catalogue.accept(forged)).isEqualTo(Catalogue.Acceptance.REFUSED);
        assertThat(catalogue.newest("small")).isEmpty();
    }

    @Test
    void whatIsNamedOtherwiseThanItsContentOrMakesNoSenseIsRefused() {
        ScenarioRecord good = Published.record(Published.scenario("small", 1));
        ScenarioRecord renamed = new ScenarioRecord(good.kind(), "large", 1, good.hash(), good.content());
        ScenarioRecord nonsense = new ScenarioRecord("scenario", "x", 1, DigestUtils.sha256Hex("a: b"), "a: b");
        assertThat(catalogue.accept(renamed)).isEqualTo(Catalogue.Acceptance.REFUSED);
        assertThat(catalogue.accept(nonsense)).isEqualTo(Catalogue.Acceptance.REFUSED);
        assertThat(catalogue.accept(good)).isEqualTo(Catalogue.Acceptance.NEW);
    }

    @Test
    void whoeverLacksAPinnedVersionWaitsForIt() {
        ScenarioRecord late = Published.record(Published.scenario("small", 1));
        Scenario.Ref ref = new Scenario.Ref("small", 1, late.hash());
        assertThat(catalogue.await(ref, Duration.ofMillis(10))).isFalse();

        CompletableFuture<Boolean> arrived =
                CompletableFuture.supplyAsync(() -> catalogue.await(ref, Duration.ofSeconds(20)));
        catalogue.accept(late);
        assertThat(arrived.join()).isTrue();
        assertThat(catalogue.scenario(ref)).isPresent();
    }

    @Test
    void theReaderIsReadyOnlyAtTheEndAndThenKeepsReading() {
        MockConsumer<String, byte[]> consumer = consumer();
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        consumer.schedulePollTask(() -> add(consumer, 0, Published.scenario("small", 1)));
        consumer.schedulePollTask(() -> add(consumer, 1, "no record at all"));
        CatalogueReader reader =
                new CatalogueReader(() -> consumer, "gangway.scenarios", catalogue, Duration.ofSeconds(20));

        reader.start();
        assertThat(reader.health().getStatus()).isEqualTo(Status.UP);
        assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(1);

        consumer.schedulePollTask(() -> add(consumer, 2, Published.scenario("small", 2)));
        await().untilAsserted(() ->
                assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(2));
        reader.close();
        assertThat(consumer.closed()).isTrue();
        assertThat(reader.isRunning()).isFalse();
    }

    @Test
    void aReaderThatCannotGoOnIsUnhealthyAndCatchesUpWithNothingUntilItCanAgain() {
        MockConsumer<String, byte[]> consumer = consumer();
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        consumer.schedulePollTask(() -> add(consumer, 0, Published.scenario("small", 1)));
        MockConsumer<String, byte[]> later = asking(2);
        later.schedulePollTask(() -> add(later, 1, Published.scenario("small", 2)));
        List<MockConsumer<String, byte[]>> consumers = new CopyOnWriteArrayList<>(List.of(consumer));
        CatalogueReader reader = new CatalogueReader(
                () -> {
                    if (consumers.isEmpty()) {
                        throw new KafkaException("authorisation is gone");
                    }
                    return consumers.removeFirst();
                },
                "gangway.scenarios",
                catalogue,
                Duration.ofMillis(500));
        reader.start();
        assertThat(reader.health().getStatus()).isEqualTo(Status.UP);

        consumer.setPollException(new KafkaException("authorisation is gone"));
        await().untilAsserted(() -> assertThat(reader.health().getStatus()).isEqualTo(Status.DOWN));
        assertThatThrownBy(reader::catchUp).isInstanceOf(RuntimeException.class);

        consumers.add(later);
        await().untilAsserted(() ->
                assertThat(catalogue.newest("small").orElseThrow().version()).isEqualTo(2));
        assertThat(reader.health().getStatus()).isEqualTo(Status.UP);
        reader.close();
    }

    @Test
    void whatIsNotReadToTheEndIsNotCaughtUpWith() {
        MockConsumer<String, byte[]> consumer = consumer();
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        List<MockConsumer<String, byte[]>> consumers = new ArrayList<>(List.of(consumer));
        CatalogueReader reader = new CatalogueReader(
                () -> consumers.isEmpty() ? asking(2) : consumers.removeFirst(),
                "gangway.scenarios",
                catalogue,
                Duration.ofMillis(500));
        reader.start();
        assertThatThrownBy(reader::catchUp).hasMessageContaining("is not read to its end");
        reader.close();
    }

    @Test
    void catchingUpWaitsForWhatIsOnTheTopicByThen() {
        MockConsumer<String, byte[]> consumer = consumer();
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        List<MockConsumer<String, byte[]>> consumers = new ArrayList<>(List.of(consumer));
        CatalogueReader reader = new CatalogueReader(
                () -> consumers.isEmpty() ? asking(1) : consumers.removeFirst(),
                "gangway.scenarios",
                catalogue,
                Duration.ofSeconds(20));
        reader.start();
        CompletableFuture<Void> caughtUp = CompletableFuture.runAsync(reader::catchUp);
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> !caughtUp.isDone());

        consumer.schedulePollTask(() -> add(consumer, 0, Published.scenario("small", 1)));
        caughtUp.join();
        assertThat(catalogue.newest("small")).isPresent();
        reader.close();
    }

    private static MockConsumer<String, byte[]> asking(long end) {
        MockConsumer<String, byte[]> asking = consumer();
        asking.updateEndOffsets(Map.of(PARTITION, end));
        return asking;
    }

    @Test
    void aReaderThatDoesNotGetToTheEndStopsTheStart() {
        MockConsumer<String, byte[]> consumer = consumer();
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        CatalogueReader reader =
                new CatalogueReader(() -> consumer, "gangway.scenarios", catalogue, Duration.ofMillis(200));
        assertThatThrownBy(reader::start).hasMessageContaining("could not be read to its end");
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void aMissingTopicStopsTheStartWithTheMend() {
        CatalogueReader reader = new CatalogueReader(
                () -> new MockConsumer<>("earliest"), "gangway.scenarios", catalogue, Duration.ofSeconds(1));
        assertThatThrownBy(reader::start)
                .hasMessageContaining("gangway.scenarios does not exist")
                .hasMessageContaining("./gangway topics --apply");
    }

    private static MockConsumer<String, byte[]> consumer() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        Node node = Node.noNode();
        consumer.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        return consumer;
    }

    private static void add(MockConsumer<String, byte[]> consumer, long offset, String content) {
        byte[] value = content.startsWith("scenario")
                ? Published.record(content).json()
                : content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, offset, "key", value));
    }
}
