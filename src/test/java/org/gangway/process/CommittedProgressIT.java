// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.broker.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What decides whether the key of a door may go: too early would be a customer's message that nobody can open. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommittedProgressIT {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3600);

    private TestBroker broker;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = TestBroker.start(folder);
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        admin = Admin.create(client);
        producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterAll
    void stop() {
        producer.close();
        admin.close();
        broker.close();
    }

    private boolean committedPast(Instant time, String... topics) {
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
        return new CommittedProgress(
                        () -> Admin.create(client), () -> CommittedProgress.reader(client), "process", topics)
                .committedPast(time);
    }

    private void create(String topic) throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(topic, Optional.of(2), Optional.empty()).configs(Map.of("retention.ms", "-1"))))
                .all()
                .get();
    }

    private void write(String topic, int partition, Instant time) throws Exception {
        producer.send(new ProducerRecord<>(topic, partition, time.toEpochMilli(), null, new byte[1]))
                .get();
    }

    private void commit(String topic, int partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        "process", Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    @Test
    void whereNothingWasEverWrittenEverythingIsPast() throws Exception {
        create("empty");
        assertThat(committedPast(TEN, "empty")).isTrue();
    }

    @Test
    void aRecordBeforeTheTimeIsWaitedForInEveryPartition() throws Exception {
        create("behind");
        write("behind", 0, NINE);
        write("behind", 1, NINE);
        assertThat(committedPast(TEN, "behind")).as("nothing committed").isFalse();
        commit("behind", 0, 1);
        assertThat(committedPast(TEN, "behind")).as("one partition is behind").isFalse();
        commit("behind", 1, 1);
        assertThat(committedPast(TEN, "behind")).isTrue();
    }

    @Test
    void whatCameLaterIsNotWaitedFor() throws Exception {
        create("later");
        write("later", 0, NINE);
        write("later", 0, TEN.plusSeconds(1));
        assertThat(committedPast(TEN, "later")).isFalse();
        commit("later", 0, 1);
        assertThat(committedPast(TEN, "later")).isTrue();
        assertThat(committedPast(TEN.plusSeconds(2), "later"))
                .as("the later one counts by then")
                .isFalse();
    }

    @Test
    void aRecordOfAClockThatWentBackIsWaitedForBehindLaterOnes() throws Exception {
        create("back");
        write("back", 0, TEN.plusSeconds(600));
        write("back", 0, NINE);
        commit("back", 0, 1);
        assertThat(committedPast(TEN, "back")).isFalse();
        commit("back", 0, 2);
        assertThat(committedPast(TEN, "back")).isTrue();
    }

    @Test
    void aRecordOfExactlyTheTimeIsOfTheNextDoor() throws Exception {
        create("border");
        write("border", 0, TEN);
        assertThat(committedPast(TEN, "border")).isTrue();
    }

    @Test
    void everyTopicMustBePast() throws Exception {
        create("first");
        create("second");
        write("second", 1, NINE);
        assertThat(committedPast(TEN, "first")).isTrue();
        assertThat(committedPast(TEN, "first", "second")).isFalse();
        commit("second", 1, 1);
        assertThat(committedPast(TEN, "first", "second")).isTrue();
    }
}
