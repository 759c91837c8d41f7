// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether {@code dead-letters} can be written: it is there, and every partition has a leader. Asked once a second at most. */
public final class DeadLetterTopic implements HealthIndicator, AutoCloseable {
    private static final int LIMIT_MILLIS = 2_000;
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final String topic;
    private final Supplier<Admin> clients;
    private @Nullable Admin client;
    private boolean latest;
    private long askedAt = System.nanoTime() - FRESH_NANOS;

    DeadLetterTopic(String topic, Supplier<Admin> clients) {
        this.topic = topic;
        this.clients = clients;
    }

    /** As of a second ago at most. */
    public synchronized boolean open() {
        if (System.nanoTime() - askedAt >= FRESH_NANOS) {
            latest = ask();
            askedAt = System.nanoTime();
        }
        return latest;
    }

    @Override
    public Health health() {
        return (open() ? Health.up() : Health.down()).withDetail("topic", topic).build();
    }

    private boolean ask() {
        try {
            Admin known = client == null ? clients.get() : client;
            client = known;
            return known
                    .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(LIMIT_MILLIS))
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .flatMap(found -> found.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | KafkaException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close(Duration.ZERO);
            client = null;
        }
    }
}
