// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.gangway.wire.CommittedRecords;
import org.gangway.wire.RecordReader;
import org.gangway.wire.TopicFollower;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Reads what staff has decided, for as long as the application runs. {@link #start} returns when all of it has been read: nobody is screened by
 * bands that are not in force any more.
 */
final class ComplianceReader implements SmartLifecycle, HealthIndicator {

    /** Before whatever screens. */
    static final int PHASE = -1000;

    /** A topic, and who takes what is on it. */
    record Read(String topic, RecordReader reader) {}

    private final List<Read> topics;
    private final Supplier<Map<String, Object>> client;
    private final Duration patience;
    private volatile Map<String, TopicFollower> followers = Map.of();

    /** @param patience how long the first reading of a topic may take */
    ComplianceReader(List<Read> topics, Supplier<Map<String, Object>> client, Duration patience) {
        this.topics = topics;
        this.client = client;
        this.patience = patience;
    }

    /** @throws IllegalStateException if a topic does not exist or cannot be read to its end in time */
    @Override
    public synchronized void start() {
        Map<String, TopicFollower> started = new LinkedHashMap<>();
        topics.forEach(read -> started.put(
                read.topic(),
                TopicFollower.of(read.topic(), TopicFollower.From.BEGINNING, client, read.reader())
                        .start()));
        followers = Map.copyOf(started);
        started.forEach((topic, follower) -> {
            if (!caughtUp(follower)) {
                stop();
                throw new IllegalStateException(
                        follower.absent()
                                ? "the topic " + topic + " does not exist; make it with ./gangway topics --apply"
                                : "the topic " + topic + " could not be read to its end within " + patience
                                        + "; is Kafka there, and may this principal read it?");
            }
        });
    }

    private boolean caughtUp(TopicFollower follower) {
        try {
            return follower.awaitCaughtUp(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Returns when everything that is committed on the topic now has been read.
     *
     * @throws IllegalStateException if that takes longer than the first reading may
     */
    void catchUp(String topic) {
        TopicFollower follower = followers.get(topic);
        Map<Integer, Long> ends;
        try (Consumer<String, byte[]> asking = CommittedRecords.consumer(client.get())) {
            ends = CommittedRecords.ends(asking, topic);
        }
        try {
            if (follower == null || !follower.await(ends, patience)) {
                throw new IllegalStateException("the topic " + topic + " is not read to its end; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the topic " + topic, e);
        }
    }

    /** Down while a topic is not read: then what staff decides does not arrive here. */
    @Override
    public Health health() {
        boolean reading = !followers.isEmpty()
                && followers.values().stream().allMatch(follower -> follower.following() && follower.caughtUp());
        return (reading ? Health.up() : Health.down()).build();
    }

    @Override
    public synchronized void stop() {
        followers.values().forEach(TopicFollower::close);
        followers = Map.of();
    }

    @Override
    public boolean isRunning() {
        return !followers.isEmpty();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
