// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.gangway.broker.TestBroker;
import org.gangway.wire.Json;
import org.gangway.wire.TopicNames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several who publish at the same time, as instances do that start together. */
@Timeout(120)
class PublisherIT {
    private static final int INSTANCES = 6;
    private static final int FILES = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(folder.resolve("broker"));
        try (Admin admin = Admin.create(connection())) {
            admin.createTopics(List.of(new NewTopic("gangway.scenarios", 1, TestBroker.REPLICAS)))
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

    @Test
    void allWhoPublishTheSameGetThroughAndEachVersionIsWrittenOnce() throws Exception {
        List<String> files = IntStream.rangeClosed(1, FILES)
                .mapToObj(version -> Published.rules("same", version, version))
                .toList();

        List<Future<List<Publisher.Published>>> all = together((number, publisher) ->
                files.stream().map(file -> publisher.publish(file, "file")).toList());

        for (Future<List<Publisher.Published>> one : all) {
            assertThat(one.get()).hasSize(FILES);
        }
        assertThat(written("same")).hasSize(FILES).allSatisfy((version, contents) -> assertThat(contents)
                .hasSize(1));
    }

    @Test
    void ofSeveralContentsForOneVersionOneIsWrittenAndTheOthersAreRefused() throws Exception {
        List<Future<String>> all = together((number, publisher) -> {
            try {
                return publisher
                        .publish(Published.rules("contested", 1, number), "file")
                        .hash();
            } catch (BrokenScenario refused) {
                return String.valueOf(refused.getMessage());
            }
        });

        List<String> said = new ArrayList<>();
        for (Future<String> one : all) {
            said.add(one.get());
        }
        assertThat(said.stream().filter(what -> what.contains("is published with other content")))
                .hasSize(INSTANCES - 1);
        assertThat(written("contested")).hasSize(1).allSatisfy((version, contents) -> assertThat(contents)
                .hasSize(1));
    }

    @FunctionalInterface
    private interface Instance<T> {
        T does(int number, Publisher publisher);
    }

    private static <T> List<Future<T>> together(Instance<T> instance) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(INSTANCES);
        try (ExecutorService instances = Executors.newFixedThreadPool(INSTANCES)) {
            return instances.invokeAll(IntStream.range(0, INSTANCES)
                    .<Callable<T>>mapToObj(number -> () -> {
                        try (StandalonePublisher mine = StandalonePublisher.open(
                                connection(), TopicNames.of("gangway."), folder.resolve("texts"))) {
                            ready.await();
                            return instance.does(number, mine.publisher());
                        }
                    })
                    .toList());
        }
    }

    /** What was ever committed of a rule table, by version. */
    private static Map<Integer, List<String>> written(String name) {
        Map<Integer, List<String>> contents = new TreeMap<>();
        try (Consumer<String, byte[]> reader = new KafkaClients(connection()).consumer()) {
            TopicPartition partition = new TopicPartition("gangway.scenarios", 0);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (reader.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(200))) {
                    ScenarioRecord read = Json.read(record.value(), ScenarioRecord.class);
                    if (read.name().equals(name)) {
                        contents.computeIfAbsent(read.version(), version -> new ArrayList<>())
                                .add(read.content());
                    }
                }
            }
        }
        return contents;
    }
}
