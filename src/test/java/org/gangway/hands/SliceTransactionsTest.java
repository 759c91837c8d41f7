// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the clients that the kamelets get do at a poll and at a rebalance. */
class SliceTransactionsTest {
    private static final String TOPIC = "gangway.greet.commands";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final List<ConsumerRebalanceListener> listeners = new ArrayList<>();
    private final MockConsumer<byte[], byte[]> mock = new MockConsumer<>("earliest") {
        @Override
        public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
            listeners.add(listener);
            super.subscribe(topics, listener);
        }
    };
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final SliceTransactions transactions =
            new SliceTransactions(settings -> mock, settings -> producer, "gangway.", () -> Map.of(), Fakes.SETTINGS);

    @SuppressWarnings("unchecked") // as the extension point of camel-kafka is
    private final Consumer<byte[], byte[]> consumer = transactions.getConsumer(new Properties());

    @BeforeEach
    void begin() {
        consumer.subscribe(List.of(TOPIC), new Ignoring());
        mock.rebalance(List.of(PARTITION));
        mock.updateBeginningOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void recordsThatComeSoonAreInTheSameTransaction() {
        work(poll(0));
        work(poll(1));
        assertThat(producer.commitCount()).isZero();

        consumer.poll(Duration.ZERO); // nothing comes any more

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void whatWasDoneIsCommittedBeforeItsPartitionsGo() {
        work(poll(0));
        mock.rebalance(List.of());
        consumer.poll(Duration.ZERO);
        assertThat(producer.commitCount()).isEqualTo(1);
    }

    /** A member that was away for too long, as when the clock was moved, is told so in the middle of a poll for more. */
    @Test
    void whatWasDoneIsDroppedWhenItsPartitionsAreLostSinceItIsDoneAgain() {
        work(poll(0));
        listeners.getFirst().onPartitionsLost(List.of(PARTITION));
        mock.seek(PARTITION, 0);
        work(poll(0));
        consumer.poll(Duration.ZERO);

        assertThat(producer.commitCount()).isEqualTo(1);
        assertThat(producer.history()).hasSize(1);
    }

    private ConsumerRecords<byte[], byte[]> poll(long offset) {
        mock.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, Rig.bytes("key"), Rig.bytes("command")));
        return consumer.poll(Duration.ofSeconds(1));
    }

    private void work(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Slice slice = java.util.Objects.requireNonNull(transactions.current());
            slice.begin();
            slice.send(new ProducerRecord<>("gangway.replies", Rig.bytes("reply")));
            slice.finish(PARTITION, record.offset());
        }
    }

    private static final class Ignoring implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    }
}
