// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(120)
class EmbeddedBrokerTest {
    private static final String TOPIC = "durable";

    private final Path folder;

    EmbeddedBrokerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void recordsOutliveAKill() throws Exception {
        killedAfter(servers -> send(servers, "before"));
        long start = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            send(broker.bootstrapServers(), "after");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
            assertThat(read(broker.bootstrapServers(), 2)).containsExactly("before", "after");
        }
    }

    /** Else transactions that were being committed lose their markers, on some of many starts: see {@link FormerBroker}. */
    @Test
    void aBrokerThatWasKilledIsHeldForGoneBeforeTheNextOneTakesItsPartitions() throws Exception {
        killedAfter(EmbeddedBrokerTest::commit);
        try (Said said = new Said(
                        "org.apache.kafka.controller.ReplicationControlManager",
                        "kafka.server.metadata.BrokerMetadataPublisher");
                EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(said.lines())
                    .filteredOn(
                            line -> line.contains("Fencing broker 1") || line.contains("Publishing initial metadata"))
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Fencing broker 1"),
                            second -> assertThat(second).contains("Publishing initial metadata"));
            send(broker.bootstrapServers(), "after");
            assertThat(read(broker.bootstrapServers(), 2)).containsExactly("committed", "after");
        }
    }

    @Test
    void aBrokerThatEndedByItselfIsNot() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            create(broker.bootstrapServers());
            commit(broker.bootstrapServers());
        }
        assertThat(new FormerBroker(folder).wasKilled()).isFalse();
    }

    @Test
    void aFolderInUseIsRefusedInOneLine() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .isInstanceOf(BrokerRefused.class)
                    .hasMessageContaining("is in use")
                    .hasMessageContaining("gangway.data");
        }
    }

    @Test
    void aTakenPortIsRefusedInOneLineAndTheFolderIsFreeAgain() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, taken.getLocalPort()))
                    .isInstanceOf(BrokerRefused.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
        }
        FolderLock.take(folder).close();
    }

    private interface Act {
        void on(String servers) throws Exception;
    }

    private void killedAfter(Act act) throws Exception {
        Process process = Child.start(folder);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String servers = out.lines()
                    .filter(line -> line.startsWith("127.0.0.1:"))
                    .findFirst()
                    .orElseThrow();
            create(servers);
            act.on(servers);
        } finally {
            process.destroyForcibly().waitFor(10, SECONDS);
        }
    }

    private static void commit(String servers) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "transactional.id", "one"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "key", "committed"));
            producer.commitTransaction();
        }
    }

    private static void create(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, SECONDS);
        }
    }

    private static void send(String servers, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "max.block.ms", "5000"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(20, SECONDS);
        }
    }

    private static List<String> read(String servers, int count) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            List<String> values = new ArrayList<>();
            while (values.size() < count) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    values.add(record.value());
                }
            }
            return values;
        }
    }

    /** What Kafka says meanwhile. */
    private static final class Said implements AutoCloseable {
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
        private final List<Logger> loggers;

        Said(String... names) {
            loggers = Stream.of(names)
                    .map(name -> (Logger) LoggerFactory.getLogger(name))
                    .toList();
            appender.start();
            for (Logger logger : loggers) {
                logger.setLevel(Level.INFO);
                logger.addAppender(appender);
            }
        }

        List<String> lines() {
            return List.copyOf(appender.list).stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }

        @Override
        public void close() {
            for (Logger logger : loggers) {
                logger.setLevel(null);
                logger.detachAppender(appender);
            }
        }
    }

    /** A broker in a JVM of its own, to be killed. */
    static final class Child {
        private Child() {}

        @SuppressWarnings("SystemOut") // its line is how the parent learns the port
        public static void main(String[] args) throws Exception {
            try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), 0)) {
                System.out.println(broker.bootstrapServers());
                System.out.flush();
                Thread.currentThread().join();
            }
        }

        static Process start(Path folder) throws Exception {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Child.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
    }
}
