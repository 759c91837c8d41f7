// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one consumer thread has done since its last commit: finished records, and what they send. Sends wait in memory
 * until {@link #commit} begins a transaction, fills and commits it in one go, so that no outside call ever lies within one.
 * Belongs to its thread.
 */
final class Slice {
    private static final Logger LOG = LoggerFactory.getLogger(Slice.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final long longest;
    private final long gather;

    private final List<ProducerRecord<byte[], byte[]>> finished = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> current = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean begun;
    private long started;

    /**
     * @param producers makes a transactional producer, ready to begin
     * @param longest a slice of this age is committed at its next record
     * @param gather a slice that is younger waits for more records before it is committed
     */
    Slice(
            Consumer<byte[], byte[]> consumer,
            Supplier<Producer<byte[], byte[]>> producers,
            Duration longest,
            Duration gather) {
        this.consumer = consumer;
        this.producers = producers;
        this.longest = longest.toNanos();
        this.gather = gather.toNanos();
    }

    /** How long to wait for more records before the commit; zero when there is nothing to commit. */
    Duration patience() {
        long left = offsets.isEmpty() ? 0 : gather - (System.nanoTime() - started);
        return Duration.ofNanos(Math.max(0, left));
    }

    /** A record is about to be worked on. */
    void begin() {
        current.clear();
        if (offsets.isEmpty()) {
            started = System.nanoTime();
        }
    }

    /** The record being worked on sends this, if it finishes. */
    void send(ProducerRecord<byte[], byte[]> message) {
        current.add(message);
    }

    /**
     * The record was worked on to its end.
     *
     * @throws KafkaException if the slice was due and could not be committed: nothing of it counts then
     */
    void finish(TopicPartition partition, long offset) {
        boolean parked = current.stream().anyMatch(message -> message.topic().endsWith("dead-letters"));
        if (parked) {
            // While dead-letters cannot be written this record comes again and again; what was done before must not.
            commit();
        }
        finished.addAll(current);
        current.clear();
        offsets.put(partition, new OffsetAndMetadata(offset + 1));
        if (parked) {
            commitLetter(partition, offset);
        } else if (System.nanoTime() - started >= longest) {
            commit();
        }
    }

    private void commitLetter(TopicPartition partition, long offset) {
        try {
            commit();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .setMessage("a record that cannot be read waits for dead-letters, and this hand with it")
                    .addKeyValue("topic", partition.topic())
                    .addKeyValue("partition", partition.partition())
                    .addKeyValue("offset", offset)
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
            throw e;
        }
    }

    /** The record failed: what it wanted to send is dropped, what was finished before is committed. */
    void fail() {
        current.clear();
        commitOrLog();
    }

    /**
     * @return whether there was anything to commit
     * @throws KafkaException if it could not be committed: nothing of the slice counts then
     */
    boolean commit() {
        if (offsets.isEmpty()) {
            return false;
        }
        try {
            write();
            return true;
        } catch (RuntimeException e) {
            abandon();
            throw e;
        } finally {
            finished.clear();
            offsets.clear();
        }
    }

    /** The consumer is about to leave; whatever cannot be committed now is done again by whoever comes next. */
    void commitOrLog() {
        try {
            commit();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .setMessage("a slice could not be committed; its records are done again")
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log();
        }
    }

    /** Its partitions are lost, not handed over: whoever has them next begins where the last commit was, perhaps this consumer. */
    void lost() {
        finished.clear();
        offsets.clear();
    }

    void close() {
        commitOrLog();
        abandon();
    }

    private void write() {
        if (finished.isEmpty()) {
            consumer.commitSync(offsets);
            return;
        }
        Producer<byte[], byte[]> transactional = producer();
        transactional.beginTransaction();
        begun = true;
        finished.forEach(transactional::send);
        transactional.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        transactional.commitTransaction();
        begun = false;
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> made = producer;
        if (made == null) {
            made = producers.get();
            producer = made;
        }
        return made;
    }

    /** Closing alone would leave an open transaction to its time-out, and readers of {@code replies} behind it. */
    private void abandon() {
        Producer<byte[], byte[]> gone = producer;
        producer = null;
        if (gone == null) {
            return;
        }
        try (gone) {
            if (begun) {
                gone.abortTransaction();
            }
        } catch (RuntimeException e) {
            gone.close(Duration.ZERO);
        } finally {
            begun = false;
        }
    }
}
