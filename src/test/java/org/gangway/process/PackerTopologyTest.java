// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.outward.Packing;
import org.gangway.wire.BatchRecord;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.WireFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PackerTopologyTest {
    private static final Duration LINGER = Duration.ofMillis(200);
    private static final PackerTopology.Names NAMES = new PackerTopology.Names(
            "gangway.announce.commands", "gangway.eventbridge.batches", "gangway.replies", "gangway.dead-letters");

    private final TopologyTestDriver driver = driver(new Packing(10, 40_000));
    private final TestInputTopic<String, byte[]> commands =
            driver.createInputTopic(NAMES.commands(), new StringSerializer(), new ByteArraySerializer());
    private static int parked;
    private static boolean writable = true;
    private final TestOutputTopic<String, byte[]> batches = out(NAMES.batches());
    private final TestOutputTopic<String, byte[]> replies = out(NAMES.replies());
    private final TestOutputTopic<String, byte[]> deadLetters = out(NAMES.deadLetters());

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void tenGoAtOnceAndTheEleventhWaits() {
        for (int i = 0; i < 11; i++) {
            send(i, 10);
        }
        BatchRecord first = batch();
        assertThat(ids(first)).hasSize(10).startsWith(id(0)).endsWith(id(9));
        assertThat(first.manifest().count()).isEqualTo(10);
        assertThat(first.manifest().offsets()).isEqualTo(Map.of(0, new BatchRecord.Range(0, 9)));
        assertThat(batches.isEmpty()).isTrue();

        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        assertThat(ids(batch())).containsExactly(id(10));
    }

    @Test
    void whatWaitsGoesWhenItHasLingered() {
        send(1, 10);
        driver.advanceWallClockTime(LINGER.dividedBy(2));
        assertThat(batches.isEmpty()).isTrue();
        driver.advanceWallClockTime(LINGER);
        assertThat(ids(batch())).containsExactly(id(1));
        driver.advanceWallClockTime(LINGER.multipliedBy(5));
        assertThat(batches.isEmpty()).isTrue();
    }

    @Test
    void aBatchNeverHoldsMoreThanARequestTakes() {
        for (int i = 0; i < 6; i++) {
            send(i, 10_000);
        }
        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        List<BatchRecord> all = batches.readValuesToList().stream()
                .map(value -> Json.read(value, BatchRecord.class))
                .toList();
        assertThat(all).extracting(b -> b.entries().size()).containsExactly(3, 3);
        assertThat(all.stream().flatMap(b -> ids(b).stream()))
                .containsExactly(id(0), id(1), id(2), id(3), id(4), id(5));
    }

    @Test
    void aCommandThatIsTooLargeAloneIsAnsweredAndHoldsNobodyUp() throws IOException {
        send(1, 10);
        send(2, 50_000);
        send(3, 10);
        TestRecord<String, byte[]> answer = replies.readRecord();
        ReplyRecord reply = Json.read(answer.value(), ReplyRecord.class);
        assertThat(answer.key()).isEqualTo("conversation-2");
        assertThat(header(answer, Headers.CE_TYPE)).isEqualTo(Headers.STEP_REPLIED);
        assertThat(reply.commandId()).isEqualTo(id(2));
        assertThat(reply.kind()).isEqualTo(Reply.Kind.MALFORMED);
        assertThat(reply.reasons()).containsExactly("eventbridge.too-large");
        WireFiles.headers("reply").assertDescribe(answer.headers());

        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        TestRecord<String, byte[]> batch = batches.readRecord();
        assertThat(ids(Json.read(batch.value(), BatchRecord.class))).containsExactly(id(1), id(3));
        WireFiles.headers("batch").assertDescribe(batch.headers());
    }

    @Test
    void aCommandDeliveredAgainWhileItWaitsIsPackedOnce() {
        send(1, 10);
        send(1, 10);
        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        assertThat(ids(batch())).containsExactly(id(1));
    }

    @Test
    void whatIsNoCommandIsParkedAsItCame() throws IOException {
        int before = parked;
        commands.pipeInput("conversation-1", "{\"name\":".getBytes(UTF_8));
        commands.pipeInput("conversation-1", "{}".getBytes(UTF_8));
        send(2, 10);
        TestRecord<String, byte[]> letter = deadLetters.readRecord();
        assertThat(letter.value()).isEqualTo("{\"name\":".getBytes(UTF_8));
        assertThat(header(letter, "source-offset")).isEqualTo("0");
        WireFiles.headers("dead-letter").assertDescribe(letter.headers());
        assertThat(deadLetters.getQueueSize()).isEqualTo(1);
        assertThat(parked).isEqualTo(before + 2);
        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        assertThat(ids(batch())).containsExactly(id(2));
    }

    @Test
    void whatIsNoCommandIsHeldWhileDeadLettersCannotBeWrittenAndBatchesGoOn() {
        writable = false;
        commands.pipeInput("conversation-1", "{".getBytes(UTF_8));
        send(2, 10);
        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        assertThat(ids(batch())).containsExactly(id(2));
        assertThat(deadLetters.isEmpty()).isTrue();

        writable = true;
        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        assertThat(deadLetters.readRecord().value()).isEqualTo("{".getBytes(UTF_8));
    }

    @Test
    void aBatchCarriesTheCommandWithWhatThisVersionDoesNotKnow() {
        byte[] json = new String(Json.write(command(1, 10)), UTF_8)
                .replaceFirst("\\{", "{\"later\":\"field\",")
                .getBytes(UTF_8);
        commands.pipeInput(new TestRecord<>(
                "conversation-1", json, new RecordHeaders().add(Headers.DELIVERY, "3".getBytes(UTF_8))));
        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        BatchRecord.Entry entry = batch().entries().get(0);
        assertThat(entry.command().path("later").asText()).isEqualTo("field");
        assertThat(entry.delivery()).isEqualTo(3);
        assertThat(entry.conversationId()).isEqualTo("conversation-1");
        assertThat(entry.opened()).isEqualTo(command(1, 10));
    }

    @Test
    void whatWaitsIsInTheStoreAndLeavesItWithTheBatch() {
        send(1, 10);
        assertThat(driver.getKeyValueStore(BatchPacker.STORE).approximateNumEntries())
                .isEqualTo(1);
        driver.advanceWallClockTime(LINGER.multipliedBy(2));
        assertThat(driver.getKeyValueStore(BatchPacker.STORE).approximateNumEntries())
                .isZero();
    }

    private static TopologyTestDriver driver(Packing packing) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "gangway.packer");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(
                PackerTopology.build(NAMES, packing, LINGER, () -> parked++, () -> writable),
                properties,
                Instant.parse("2026-11-23T10:00:00Z"));
    }

    private TestOutputTopic<String, byte[]> out(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void send(int number, int size) {
        commands.pipeInput("conversation-" + number, Json.write(command(number, size)));
    }

    private BatchRecord batch() {
        return Json.read(batches.readValue(), BatchRecord.class);
    }

    private static CommandRecord command(int number, int size) {
        return new CommandRecord(
                "case-" + number,
                id(number),
                "announce",
                1,
                Instant.parse("2026-11-23T10:00:00Z"),
                "en",
                "approved",
                Map.of("email", new Value.Sealed("x".repeat(size))),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null);
    }

    private static String id(int number) {
        return "case-" + number + ".announce.1";
    }

    private static List<String> ids(BatchRecord batch) {
        return batch.entries().stream().map(BatchRecord.Entry::commandId).toList();
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
