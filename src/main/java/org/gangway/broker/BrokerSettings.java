// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/** What makes a production broker a small, quick one that is alone. */
final class BrokerSettings {
    static final int NODE = 1;
    private static final String LOOPBACK = "127.0.0.1";

    private BrokerSettings() {}

    static String address(int port) {
        return LOOPBACK + ":" + port;
    }

    static Properties of(Path folder, int port, int controllerPort) {
        Properties settings = node(folder, controllerPort);
        settings.put("process.roles", "broker,controller");
        settings.put("listeners", "LOCAL://" + address(port) + ",CONTROLLER://" + address(controllerPort));
        settings.put("advertised.listeners", "LOCAL://" + address(port));
        settings.put("inter.broker.listener.name", "LOCAL");
        aloneInTheCluster(settings);
        quickToReturn(settings);
        small(settings);
        // Every topic is in kafka/topics.yaml; a misspelt name must not become a topic.
        settings.put("auto.create.topics.enable", "false");
        return settings;
    }

    /** Of the controller alone, which holds every broker for gone that it does not hear from at once. */
    static Properties controller(Path folder, int port) {
        Properties settings = node(folder, port);
        settings.put("process.roles", "controller");
        settings.put("listeners", "CONTROLLER://" + address(port));
        settings.put("broker.session.timeout.ms", "100");
        settings.put("broker.heartbeat.interval.ms", "50");
        return settings;
    }

    private static Properties node(Path folder, int controllerPort) {
        Properties settings = new Properties();
        settings.put("log.dirs", folder.toString());
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + address(controllerPort));
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listener.security.protocol.map",
                "LOCAL:" + SecurityProtocol.PLAINTEXT + ",CONTROLLER:" + SecurityProtocol.PLAINTEXT);
        // Nobody looks at it by JMX, and a start would register some ten beans a partition.
        settings.put("metric.reporters", "");
        settings.put("metrics.jmx.exclude", ".*");
        return settings;
    }

    private static void aloneInTheCluster(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "3");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void quickToReturn(Properties settings) {
        // A killed broker is fenced until its old session ends: 9 s by default.
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("log.initial.task.delay.ms", "1000");
        // Shredding leans on compaction, so the cleaner looks every second instead of every 15.
        settings.put("log.cleaner.backoff.ms", "1000");
        settings.put("log.retention.check.interval.ms", "10000");
    }

    private static void small(Properties settings) {
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("num.replica.fetchers", "1");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
        settings.put("offsets.load.buffer.size", Integer.toString(1 << 20));
        settings.put("transaction.state.log.load.buffer.size", Integer.toString(1 << 20));
    }
}
