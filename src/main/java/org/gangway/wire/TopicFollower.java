// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of one topic on a thread of its own, committed records only, without a consumer group, for as
 * long as it lives: each process that follows a topic sees all of it. Waits for a topic or broker that is not there yet,
 * and goes on where it was after a failure. A record its reader cannot take is skipped and logged by position.
 */
public final class TopicFollower implements AutoCloseable {

    /** Where to begin. */
    public enum From {
        BEGINNING,
        END
    }

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final String topic;
    private final From from;
    private final Supplier<Map<String, Object>> client;
    private final Consumer<ConsumerRecord<String, byte[]>> reader;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> goal = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean caughtUp;

    /**
     * @param topic physical name
     * @param client settings of every Kafka client of this installation; read at each (re)start of the consumer
     * @param reader called on the follower's thread, in the order of each partition
     */
    public TopicFollower(
            String topic,
            From from,
            Supplier<Map<String, Object>> client,
            Consumer<ConsumerRecord<String, byte[]>> reader) {
        this.topic = topic;
        this.from = from;
        this.client = client;
        this.reader = reader;
        this.thread = Thread.ofPlatform().name("follow-" + topic).daemon().unstarted(this::run);
    }

    public TopicFollower start() {
        thread.start();
        return this;
    }

    /** Whether everything that was on the topic at the start has been read. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** The next offset to be read, for each partition by its number; empty before {@link #caughtUp()}. */
    public List<Long> positions() {
        Map<Integer, Long> sorted = new TreeMap<>();
        next.forEach((partition, offset) -> sorted.put(partition.partition(), offset));
        return caughtUp ? List.copyOf(sorted.values()) : List.of();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(3));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running()) {
            try (KafkaConsumer<String, byte[]> consumer = PartitionReader.consumer(client.get())) {
                follow(consumer);
            } catch (KafkaException e) {
                LOG.atWarn()
                        .addKeyValue("topic", topic)
                        .addKeyValue("cause", e.getClass().getSimpleName())
                        .log("Cannot follow a topic now, trying again");
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = PartitionReader.partitions(consumer, topic);
        if (partitions.isEmpty()) {
            pause();
            return;
        }
        consumer.assign(partitions);
        seek(consumer, partitions);
        while (running()) {
            consumer.poll(Duration.ofMillis(200)).forEach(this::read);
            partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
            caughtUp = caughtUp
                    || goal.entrySet().stream().allMatch(g -> next.getOrDefault(g.getKey(), -1L) >= g.getValue());
        }
    }

    private void seek(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        goal.putAll(ends);
        Map<TopicPartition, Long> start = new HashMap<>(from == From.END ? ends : begins);
        next.forEach((partition, offset) -> start.put(partition, Math.max(offset, begins.getOrDefault(partition, 0L))));
        start.forEach(consumer::seek);
        next.putAll(start);
    }

    private void read(ConsumerRecord<String, byte[]> incoming) {
        try {
            reader.accept(incoming);
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
