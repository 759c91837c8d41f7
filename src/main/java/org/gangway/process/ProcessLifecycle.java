// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Runs one Streams application from after the catalogue is read until before it is let go. */
final class ProcessLifecycle implements SmartLifecycle, HealthIndicator {
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<KafkaStreams> factory;
    private volatile @Nullable KafkaStreams streams;
    private volatile boolean ready;

    ProcessLifecycle(String name, Supplier<KafkaStreams> factory) {
        this.name = name;
        this.factory = factory;
    }

    @Override
    public synchronized void start() {
        KafkaStreams started = factory.get();
        started.setUncaughtExceptionHandler(new Uncaught(name));
        started.setStateListener((now, before) -> ready = ready || now == KafkaStreams.State.RUNNING);
        started.start();
        streams = started;
    }

    /**
     * A store of this instance's partitions, for reading.
     *
     * @throws InvalidStateStoreException if it cannot be read now
     */
    <V> ReadOnlyKeyValueStore<String, V> store(String store) {
        KafkaStreams running = streams;
        if (running == null) {
            throw new InvalidStateStoreException("the application " + name + " does not run");
        }
        return running.store(StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore()));
    }

    @Override
    public synchronized void stop() {
        KafkaStreams running = streams;
        if (running != null) {
            running.close(CloseOptions.timeout(GOODBYE)
                    // or its partitions wait out its session before anybody, the next start included, has them
                    .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
            streams = null;
            ready = false;
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    /** Up from when every partition of this instance can be worked on for the first time; a later rebalance is no fault. */
    @Override
    public Health health() {
        KafkaStreams running = streams;
        boolean up = ready && running != null && running.state().isRunningOrRebalancing();
        return (up ? Health.up() : Health.down())
                .withDetail(
                        "state", running == null ? "stopped" : running.state().name())
                .build();
    }
}
