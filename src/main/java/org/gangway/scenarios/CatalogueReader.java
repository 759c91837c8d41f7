// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.CommittedRecords;
import org.gangway.wire.Json;
import org.gangway.wire.TopicFollower;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Fills the catalogue from the topic {@code scenarios}, for as long as the application runs. {@link #start} returns when
 * everything that was there has been read.
 */
public final class CatalogueReader implements SmartLifecycle, HealthIndicator, AutoCloseable {

    /** Before whatever works on cases. */
    public static final int PHASE = -1000;

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueReader.class);

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String topic;
    private final Catalogue catalogue;
    private final Duration patience;
    private @Nullable TopicFollower follower;

    /**
     * @param consumers see {@link CommittedRecords}
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
        TopicFollower started = new TopicFollower(topic, TopicFollower.From.BEGINNING, consumers, this::accept).start();
        follower = started;
        try {
            if (!started.awaitCaughtUp(patience)) {
                stop();
                throw new IllegalStateException(
                        started.absent()
                                ? "the topic " + topic + " does not exist; make it with ./gangway topics --apply"
                                : "the topic " + topic + " could not be read to its end within " + patience
                                        + "; is Kafka there, and may this principal read it?");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Returns when everything that is committed on the topic now has been read.
     *
     * @throws IllegalStateException if that takes longer than the first reading may
     */
    void catchUp() {
        TopicFollower reading = following();
        Map<Integer, Long> ends;
        try (Consumer<String, byte[]> asking = consumers.get()) {
            ends = CommittedRecords.ends(asking, topic);
        }
        try {
            if (reading == null || !reading.await(ends, patience)) {
                throw new IllegalStateException("the topic " + topic + " is not read to its end; try again");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Down while the topic is not read: then new versions do not arrive here. */
    @Override
    public Health health() {
        TopicFollower reading = following();
        return (reading != null && reading.following() && reading.caughtUp() ? Health.up() : Health.down()).build();
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

    private IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while reading the topic " + topic, e);
    }

    private synchronized @Nullable TopicFollower following() {
        return follower;
    }

    @Override
    public synchronized void stop() {
        if (follower != null) {
            follower.close();
        }
        follower = null;
    }

    @Override
    public boolean isRunning() {
        return following() != null;
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
