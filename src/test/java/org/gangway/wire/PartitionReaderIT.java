// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.broker.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartitionReaderIT {

    private TestBroker broker;
    private KafkaProducer<String, byte[]> producer;
    private PartitionReader reader;

    @BeforeAll
    void start(@TempDir Path folder) {
        broker = TestBroker.start(folder);
        reader = new PartitionReader(this::client);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    @AfterAll
    void stop() {
        producer.close();
        broker.close();
    }

    @Test
    void whatWasNeverCommittedIsNeverRead() throws Exception {
        create("committed", 1);
        write("committed", true, "a1", "b1");
        write("committed", false, "a2", "b2");
        write("committed", true, "a3", "b3");
        assertThat(texts(reader.after("committed", 0, -1, "a", 100))).containsExactly("a1", "a3");
        assertThat(texts(reader.after("committed", 0, 0, "a", 100))).containsExactly("a3");
        assertThat(reader.at("committed", 0, 0)).isPresent();
        assertThat(reader.at("committed", 0, 2)).as("a marker").isEmpty();
        assertThat(reader.at("committed", 0, 3)).as("an aborted record").isEmpty();
        assertThat(reader.at("committed", 0, 99)).isEmpty();
        assertThat(reader.at("committed", 7, 0)).isEmpty();
    }

    @Test
    void whoWasAwayTooLongIsTold() throws Exception {
        create("long", 1);
        write("long", true, "a1", "a2", "a3", "a4");
        assertThat(reader.after("long", 0, 0, "a", 3)).isEmpty();
        assertThat(texts(reader.after("long", 0, 1, "a", 100))).containsExactly("a3", "a4");
        assertThat(texts(reader.after("long", 0, 4, "a", 100))).as("at the end").isEmpty();
        assertThat(reader.after("long", 0, 50, "a", 100)).as("beyond the end").isEmpty();
        assertThat(reader.after("long", 3, 0, "a", 100)).as("no such partition").isEmpty();
    }

    @Test
    void aKeyIsFoundWhereTheProducerPutIt() throws Exception {
        create("spread", 12);
        Instant before = Instant.now().minusSeconds(5);
        write("spread", true, "a1", "b1", "c1", "d1", "e1");
        for (String key : List.of("a", "b", "c", "d", "e")) {
            assertThat(texts(Optional.of(reader.since("spread", key, before)))).containsExactly(key + "1");
        }
        assertThat(reader.since("spread", "a", Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void aFollowerWaitsForItsTopicAndSkipsWhatItsReaderCannotTake() throws Exception {
        List<String> read = new CopyOnWriteArrayList<>();
        try (TopicFollower follower = TopicFollower.of("late", TopicFollower.From.BEGINNING, this::client, record -> {
            if (text(record).equals("a2")) {
                throw new IllegalArgumentException("cannot take it");
            }
            read.add(text(record));
        })) {
            follower.start();
            assertThat(follower.positions()).isEmpty();
            create("late", 3);
            write("late", true, "a1", "a2", "a3");
            await().until(() -> read.size() == 2);
            assertThat(read).containsExactly("a1", "a3");
            await().until(() ->
                    follower.positions().stream().mapToLong(Long::longValue).sum() == 4);
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, TestBroker.REPLICAS)))
                    .all()
                    .get();
        }
    }

    private void write(String topic, boolean commit, String... texts) {
        producer.beginTransaction();
        for (String text : texts) {
            producer.send(new ProducerRecord<>(topic, text.substring(0, 1), text.getBytes(StandardCharsets.UTF_8)));
        }
        producer.flush();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
        awaitMarkers(topic);
    }

    /** The coordinator answers first, and the leaders of the partitions hear of it after that. */
    private void awaitMarkers(String topic) {
        try (Consumer<String, byte[]> committed = CommittedRecords.consumer(client());
                Consumer<String, byte[]> all = CommittedRecords.consumerOfAll(client())) {
            await().until(() -> CommittedRecords.ends(committed, topic).equals(CommittedRecords.ends(all, topic)));
        }
    }

    private static List<String> texts(Optional<List<ConsumerRecord<String, byte[]>>> records) {
        return records.orElseThrow().stream().map(PartitionReaderIT::text).toList();
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
