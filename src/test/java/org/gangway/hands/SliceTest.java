// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a slice begins a transaction, what is in it, and what becomes of it. */
class SliceTest {
    private static final TopicPartition PARTITION = new TopicPartition("gangway.greet.commands", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Slice slice = slice(Duration.ofHours(1));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        producer.initTransactions();
    }

    @Test
    void nothingIsBegunBeforeTheSliceEnds() {
        work(slice, 0, "a");
        assertThat(producer.transactionInFlight()).isFalse();

        assertThat(slice.commit()).isTrue();

        assertThat(sent()).containsExactly("a");
        assertThat(producer.consumerGroupOffsetsHistory().getFirst().values())
                .containsExactly(Map.of(PARTITION, new OffsetAndMetadata(1)));
        assertThat(slice.commit()).as("there is nothing left").isFalse();
    }

    @Test
    void aSliceThatIsDueIsCommittedAtItsNextRecord() {
        work(slice(Duration.ZERO), 0, "a");
        assertThat(sent()).containsExactly("a");
    }

    @Test
    void aFailedRecordTakesNothingWithItAndHoldsNothingBack() {
        work(slice, 0, "a");
        slice.begin();
        slice.send(message("half done"));
        slice.fail();

        assertThat(sent()).containsExactly("a");
        assertThat(producer.consumerGroupOffsetsHistory().getFirst().values())
                .containsExactly(Map.of(PARTITION, new OffsetAndMetadata(1)));
    }

    @Test
    void aDeadLetterIsCommittedAloneSoThatNothingElseIsDoneAgainWhileItsTopicIsGone() {
        work(slice, 0, "a");
        slice.begin();
        slice.send(new ProducerRecord<>("gangway.dead-letters", Rig.bytes("b")));
        slice.finish(PARTITION, 1);

        assertThat(sent()).containsExactly("a", "b");
        assertThat(producer.commitCount()).isEqualTo(2);
        assertThat(slice.commit()).as("there is nothing left").isFalse();
    }

    @Test
    void recordsThatSendNothingNeedNoTransaction() {
        slice.begin();
        slice.finish(PARTITION, 4);
        slice.commit();
        assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION)).isEqualTo(new OffsetAndMetadata(5));
        assertThat(producer.commitCount()).isZero();
    }

    @Test
    void aTransactionThatCannotBeCommittedIsAbortedNotLeftOpen() {
        producer.commitTransactionException = new KafkaException("no");
        work(slice, 0, "a");
        assertThatThrownBy(slice::commit).isInstanceOf(KafkaException.class);
        assertThat(producer.transactionAborted()).isTrue();
        assertThat(producer.closed()).isTrue();
        assertThat(slice.commit()).as("nothing of it counts").isFalse();
    }

    @Test
    void whatIsFinishedIsCommittedWhenTheConsumerLeaves() {
        work(slice, 0, "a");
        slice.close();
        assertThat(sent()).containsExactly("a");
        assertThat(producer.closed()).isTrue();
    }

    @Test
    void onlyASliceWithSomethingInItWaitsForMore() {
        assertThat(slice.patience()).isZero();
        work(slice, 0, "a");
        assertThat(slice.patience()).isPositive();
        slice.commit();
        assertThat(slice.patience()).isZero();
    }

    private Slice slice(Duration longest) {
        return new Slice(consumer, () -> producer, longest, Duration.ofHours(1));
    }

    private static void work(Slice slice, long offset, String reply) {
        slice.begin();
        slice.send(message(reply));
        slice.finish(PARTITION, offset);
    }

    private static ProducerRecord<byte[], byte[]> message(String text) {
        return new ProducerRecord<>("gangway.replies", Rig.bytes(text));
    }

    private List<String> sent() {
        return producer.history().stream()
                .map(m -> new String(m.value(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
