// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.broker.TestBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LagWatchIT {
    private static final TopicPartition FIRST = new TopicPartition("gangway.screen.commands", 0);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aGroupIsBehindByWhatItHasNotCommittedWhetherItRunsOrNot() throws Exception {
        try (TestBroker broker = TestBroker.start(folder);
                Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(FIRST.topic(), 2, TestBroker.REPLICAS)))
                    .all()
                    .get();
            send(broker, 5);
            LagWatch watch = new LagWatch(() -> client(broker), meters, Duration.ofHours(1));
            watch.watch("screen", "gangway.screen", List.of(FIRST.topic()));
            watch.watch("nobody", "gangway.nobody", List.of("gangway.not-there"));
            assertThat(lag("screen")).as("Kafka was not asked yet").isNaN();

            watch.look();
            assertThat(lag("screen")).isEqualTo(5);
            assertThat(lag("nobody")).isZero();

            commit(broker, 3);
            watch.look();
            assertThat(lag("screen")).isEqualTo(2);

            broker.close();
            watch.look();
            assertThat(lag("screen")).as("Kafka does not answer").isNaN();
            watch.stop();
        }
    }

    private double lag(String step) {
        return meters.get("gangway.lag").tag("step", step).gauge().value();
    }

    private static Map<String, Object> client(TestBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    private static void send(TestBroker broker, int records) {
        try (var producer = new KafkaProducer<>(client(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(FIRST.topic(), FIRST.partition(), null, new byte[1]));
            }
        }
    }

    private static void commit(TestBroker broker, long offset) {
        Map<String, Object> member =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", "gangway.screen");
        try (var consumer = new KafkaConsumer<>(member, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(FIRST));
            consumer.commitSync(Map.of(FIRST, new OffsetAndMetadata(offset)));
        }
    }
}
