// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Fills the catalogue from the topic {@code scenarios}: from its beginning, without a group, for as long as the
 * application runs. {@link #start} returns when everything that was there has been read.
 */
public final class CatalogueReader implements SmartLifecycle, HealthIndicator, AutoCloseable {
    /** Before whatever works on cases. */
    public static final int PHASE = -1000;

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String topic;
    private final Catalogue catalogue;
    private final Duration patience;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final ReadSoFar soFar = new ReadSoFar();
    private @Nullable Consumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    /**
     * @param consumers makes the consumer; it must read committed records only
     * @param patience how long the first reading may take
     */
    public CatalogueReader(
            Supplier<Consumer<String, byte[]>> consumers, String topic, Catalogue catalogue, Duration patience) {
        this.consumers = consumers;
        this.topic = topic;
        this.catalogue = catalogue;
        this.patience = patience;
    }

    /** @throws IllegalStateException if the topic does not exist or cannot be read to its end in time */
    @Override
    public synchronized void start() {
        Consumer<String, byte[]> opened = consumers.get();
        consumer = opened;
        List<TopicPartition> partitions = partitions(opened);
        if (partitions.isEmpty()) {
            opened.close();
            consumer = null;
            throw new IllegalStateException(
                    "the topic " + topic + " does not exist; make it with ./gangway topics --apply");
        }
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions, patience);
        thread = Thread.ofPlatform().name("catalogue").daemon().start(() -> read(opened, ends));
        awaitReady();
    }

    /** Whether everything that was there at the start has been read. */
    public boolean ready() {
        return ready.getCount() == 0;
    }

    private List<TopicPartition> partitions(Consumer<String, byte[]> asking) {
        return asking.partitionsFor(topic, patience).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /**
     * Returns when everything that is committed on the topic now has been read.
     *
     * @throws IllegalStateException if that takes longer than the first reading may
     */
    void catchUp() {
        Map<TopicPartition, Long> ends;
        try (Consumer<String, byte[]> asking = consumers.get()) {
            ends = asking.endOffsets(partitions(asking), patience);
        }
        try {
            if (!soFar.await(ends, patience)) {
                throw new IllegalStateException("the topic " + topic + " is not read to its end; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the topic " + topic, e);
        }
    }

    /** Down once the topic is not read any further: then new versions never arrive here. */
    @Override
    public Health health() {
        return (isRunning() && ready() ? Health.up() : Health.down()).build();
    }

    private void awaitReady() {
        try {
            if (!ready.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                stop();
                throw new IllegalStateException("the topic " + topic + " could not be read to its end within "
                        + patience + "; is Kafka there, and may this principal read it?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the topic " + topic, e);
        }
    }

    private void read(Consumer<String, byte[]> from, Map<TopicPartition, Long> ends) {
        try (from) {
            while (true) {
                from.poll(POLL).forEach(this::accept);
                soFar.update(from);
                if (soFar.reaches(ends)) {
                    ready.countDown();
                }
            }
        } catch (WakeupException e) {
            LOG.atDebug().log("the catalogue is closed");
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue(
                            "cause",
                            NestedExceptionUtils.getMostSpecificCause(e)
                                    .getClass()
                                    .getName())
                    .addKeyValue("topic", topic)
                    .log("the catalogue is not read any further; restart");
        }
    }

    private void accept(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return; // a version is never taken back: a case may be pinned to it
        }
        try {
            ScenarioRecord published = Json.read(value, ScenarioRecord.class);
            if (catalogue.accept(published) == Catalogue.Acceptance.NEW) {
                LOG.atInfo().addKeyValue("scenario", published.key()).log("{} is in effect", published.kind());
            }
        } catch (Json.Malformed e) {
            LOG.atError()
                    .addKeyValue("offset", record.offset())
                    .log("a record on scenarios cannot be read; it is left out");
        }
    }

    @Override
    public synchronized void stop() {
        if (consumer != null && thread != null) {
            consumer.wakeup();
            join(thread);
        }
        thread = null;
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void close() {
        stop();
    }
}
