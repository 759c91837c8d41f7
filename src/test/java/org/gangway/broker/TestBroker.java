// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.gangway.Skips;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * The Kafka of a test: the embedded broker, or with {@code -Dbroker=container} three brokers in containers. Whoever makes
 * topics on it leaves the replication to the cluster.
 */
public sealed interface TestBroker extends AutoCloseable permits TestBroker.Embedded, KafkaCluster {

    /** For topics that a test makes: as many as the brokers keep. */
    short REPLICAS = -1;

    String bootstrapServers();

    /** Returns when the brokers answer this client. */
    void await(Map<String, Object> client);

    /** From now on nobody answers; brokers in containers are killed. */
    void leave();

    /** After {@link #leave}: there again, at the same address and with the same records. */
    void comeBack();

    /** Where the brokers keep what they have. @param copy takes a folder of each one in a container, as it is now, without indexes */
    Path files(Path copy);

    @Override
    void close();

    /** What tells the application in profile {@code local} to use it. */
    default Map<String, String> settings() {
        return Map.of("gangway.broker.embedded", "false", "gangway.kafka.bootstrap-servers", bootstrapServers());
    }

    /** Three in containers, if that is wished: for an application that otherwise has its own embedded one. */
    static Optional<TestBroker> instead() {
        return inContainers() ? Optional.of(start(Path.of("."))) : Optional.empty();
    }

    /** One to which anybody may connect. @param folder where the embedded broker keeps its logs */
    static TestBroker start(Path folder) {
        TestBroker broker = start(folder, Map.of());
        broker.await(Map.of());
        return broker;
    }

    /** @param more settings that go before its own; files that they name are in the containers as well */
    static TestBroker start(Path folder, Map<String, String> more) {
        return inContainers() ? KafkaCluster.start(KafkaCluster.freeName(), more) : new Embedded(folder, more);
    }

    /** Without Docker the same tests use the embedded broker, and with {@code -Dskips=fail} they fail. */
    static boolean inContainers() {
        return Wish.GRANTED;
    }

    /** Looked at once. */
    final class Wish {
        private static final Logger LOG = LoggerFactory.getLogger(TestBroker.class);
        private static final boolean GRANTED = "container".equals(System.getProperty("broker")) && docker();

        private Wish() {}

        private static boolean docker() {
            boolean there = DockerClientFactory.instance().isDockerAvailable();
            if (!there) {
                Skips.insist("there is no Docker for -Dbroker=container");
                LOG.warn("-Dbroker=container, but there is no Docker: the tests use the embedded broker");
            }
            return there;
        }
    }

    /** The embedded one. */
    final class Embedded implements TestBroker {
        private final Path folder;
        private final Map<String, String> more;
        private EmbeddedBroker broker;

        Embedded(Path folder, Map<String, String> more) {
            this.folder = folder;
            this.more = more;
            this.broker = EmbeddedBroker.start(folder, 0, more);
        }

        @Override
        public String bootstrapServers() {
            return broker.bootstrapServers();
        }

        @Override
        public void await(Map<String, Object> client) {
            // it serves when it has started
        }

        @Override
        public void leave() {
            broker.close();
        }

        @Override
        public void comeBack() {
            String address = broker.bootstrapServers();
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            broker = EmbeddedBroker.start(folder, port, more);
        }

        @Override
        public Path files(Path copy) {
            return folder;
        }

        @Override
        public void close() {
            broker.close();
        }
    }
}
