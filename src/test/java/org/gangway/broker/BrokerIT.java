// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Gangway takes for granted of any Kafka, held to the one that the other tests get. */
@Timeout(300)
class BrokerIT {
    private static final String TOPIC = "durable";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereWhenAllBrokersWereGoneAndCameBack() throws Exception {
        try (TestBroker broker = TestBroker.start(folder)) {
            create(broker);
            send(broker, "before");
            broker.leave();
            broker.comeBack();
            send(broker, "after");
            assertThat(read(broker, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void noTopicIsMadeByWritingToIt() {
        try (TestBroker broker = TestBroker.start(folder)) {
            assertThatThrownBy(() -> send(broker, "lost"))
                    .rootCause()
                    .isInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    private static void create(TestBroker broker) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, TestBroker.REPLICAS)))
                    .all()
                    .get();
        }
    }

    private static void send(TestBroker broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get(PATIENCE.toSeconds(), SECONDS);
        }
    }

    private static List<String> read(TestBroker broker, int count) {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            consumer.seekToBeginning(consumer.assignment());
            List<String> values = new ArrayList<>();
            while (values.size() < count) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static Map<String, Object> client(TestBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "max.block.ms", "20000");
    }
}
