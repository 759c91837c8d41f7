// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of one topic on a thread of its own, committed records only and without a consumer group: each process
 * that follows a topic sees all of it. Waits for a topic or broker that is not there yet, and goes on after a failure. A record
 * its reader cannot take is skipped and logged by position.
 */
public final class TopicFollower implements AutoCloseable {

    /** Where to begin. After a failure it goes on where it was, unless said otherwise. */
    public enum From {
        BEGINNING,
        /** After a failure too: for whom a tombstone matters, which may have been compacted away meanwhile. */
        BEGINNING_ALWAYS,
        END
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final From from;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final RecordReader reader;
    private final ReadSoFar soFar = new ReadSoFar();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<String, byte[]> reading;
    private volatile boolean following;

    /**
     * @param topic physical name
     * @param consumers makes the consumer, again after each failure; see {@link CommittedRecords}
     */
    public TopicFollower(String topic, From from, Supplier<Consumer<String, byte[]>> consumers, RecordReader reader) {
        this.topic = topic;
        this.from = from;
        this.consumers = consumers;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("follow-" + topic).daemon().unstarted(this::run);
    }

    /** @param client settings of every Kafka client of this installation; read each time a consumer is made */
    public static TopicFollower of(String topic, From from, Supplier<Map<String, Object>> client, RecordReader reader) {
        return new TopicFollower(topic, from, () -> CommittedRecords.consumer(client.get()), reader);
    }

    public TopicFollower start() {
        thread.start();
        return this;
    }

    /** Whether everything that was on the topic at the start has been read. */
    public boolean caughtUp() {
        return soFar.caughtUp();
    }

    /** Whether the topic is being read: not while a failure lasts, and not once closed. */
    public boolean following() {
        return following && running();
    }

    /** Whether there was no such topic when it was last looked for. */
    public boolean absent() {
        return soFar.absent();
    }

    /** @return whether it has caught up within this time; false as well, and at once, if there is no such topic */
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return soFar.awaitCaughtUp(patience);
    }

    /**
     * @param ends an offset of each partition, by its number
     * @return whether everything before these has been read within this time
     */
    public boolean await(Map<Integer, Long> ends, Duration patience) throws InterruptedException {
        return soFar.await(ends, patience);
    }

    /** The next offset to be read, for each partition by its number; empty before {@link #caughtUp()}. */
    public List<Long> positions() {
        return caughtUp() ? List.copyOf(soFar.positions().values()) : List.of();
    }

    @Override
    public void close() {
        closed.countDown();
        soFar.end();
        Optional.ofNullable(reading).ifPresent(Consumer::wakeup);
        try {
            thread.join(Duration.ofSeconds(3).toMillis()); // at once if it was never started
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running()) {
            try {
                followUntilClosed(consumers.get());
            } catch (WakeupException e) {
                // only close() wakes
            } catch (RuntimeException e) {
                following = false;
                LOG.atWarn()
                        .addKeyValue("topic", topic)
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log("Cannot follow a topic now, trying again");
                pause();
            }
        }
    }

    private void followUntilClosed(Consumer<String, byte[]> consumer) {
        try {
            reading = consumer;
            follow(consumer);
        } finally {
            reading = null; // who is closed must not be woken
            CommittedRecords.closeAtOnce(consumer);
        }
    }

    private void follow(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = CommittedRecords.partitions(consumer, topic);
        soFar.found(!partitions.isEmpty());
        if (partitions.isEmpty()) {
            pause();
            return;
        }
        consumer.assign(partitions);
        seek(consumer, partitions);
        while (running()) {
            consumer.poll(POLL).forEach(this::read);
            following = true;
            soFar.update(consumer);
        }
    }

    private void seek(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        if (from == From.BEGINNING_ALWAYS) {
            soFar.forget();
        }
        Map<Integer, Long> before = soFar.positions();
        if (before.isEmpty()) {
            reader.begin();
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.beginningOffsets(partitions).forEach((partition, begin) -> {
            long first = from == From.END ? ends.getOrDefault(partition, begin) : begin;
            consumer.seek(partition, Math.max(before.getOrDefault(partition.partition(), first), begin));
        });
        soFar.begin(consumer, ends);
    }

    private void read(ConsumerRecord<String, byte[]> incoming) {
        try {
            reader.read(incoming);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("partition", incoming.partition())
                    .addKeyValue("offset", incoming.offset())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("Skipped a record that cannot be read");
        }
    }

    private boolean running() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
