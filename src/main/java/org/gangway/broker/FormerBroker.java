// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import com.yammer.metrics.core.Gauge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;

/**
 * The broker that was killed, as the metadata still have it: leader of all its partitions. A new one that begins by that loads
 * the transactions which were being committed, finds a moment later that the controller has taken all partitions from it, takes
 * those without a leader for deleted, and writes that the transaction is complete, without its markers: whoever reads committed
 * records waits there for ever (Kafka 4.3.1, {@code TransactionMarkerChannelManager}). So the controller has to take them first.
 */
final class FormerBroker {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path home;

    FormerBroker(Path home) {
        this.home = home;
    }

    /** Whether it had transactions and did not end by itself: Kafka leaves a file if it does, and takes it away at a start. */
    boolean wasKilled() {
        return Files.exists(home.resolve("__transaction_state-0"))
                && !Files.exists(home.resolve(".kafka_cleanshutdown"));
    }

    /** Runs the controller alone until it holds the broker for gone. */
    void fence() {
        KafkaConfig config = KafkaConfig.fromProps(BrokerSettings.controller(home, FreePort.next()), false);
        KafkaRaftServer controller = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            controller.startup();
            awaitFenced();
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void awaitFenced() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!fenced()) {
            if (System.nanoTime() > end) {
                throw new BrokerRefused("the controller does not let go of the broker that was killed", null);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A controller tells it by its metric alone. */
    private static boolean fenced() {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().entrySet().stream()
                .filter(metric -> metric.getKey().getName().equals("FencedBrokerCount"))
                .anyMatch(metric ->
                        metric.getValue() instanceof Gauge<?> gauge && "1".equals(String.valueOf(gauge.value())));
    }
}
