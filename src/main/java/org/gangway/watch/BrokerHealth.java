// SPDX-License-Identifier: Apache-2.0
package org.gangway.watch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Up while Kafka answers. Asked again at most every two seconds, however many ask here: anybody may. */
final class BrokerHealth implements HealthIndicator, AutoCloseable {
    private static final int LIMIT_MILLIS = 2_000;
    private static final long FRESH_NANOS = Duration.ofMillis(LIMIT_MILLIS).toNanos();

    private final Supplier<Admin> clients;
    private @Nullable Admin client;
    private @Nullable Health latest;
    private long askedAt;

    BrokerHealth(Supplier<Admin> clients) {
        this.clients = clients;
    }

    @Override
    public synchronized Health health() {
        Health known = latest;
        if (known != null && System.nanoTime() - askedAt < FRESH_NANOS) {
            return known;
        }
        Health now = ask();
        latest = now;
        askedAt = System.nanoTime();
        return now;
    }

    private Health ask() {
        try {
            Admin known = client == null ? clients.get() : client;
            client = known;
            int brokers = known.describeCluster(new DescribeClusterOptions().timeoutMs(LIMIT_MILLIS))
                    .nodes()
                    .get()
                    .size();
            return (brokers > 0 ? Health.up() : Health.down())
                    .withDetail("brokers", brokers)
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        } catch (ExecutionException | KafkaException e) {
            return Health.down().build();
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
