// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node, broker and controller at once, in this JVM. It listens on the loopback address only, keeps everything
 * in one folder, outlives restarts and kills, and creates no topic by itself.
 *
 * <p>Close whatever uses it before you close it.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int FREE_PORT_TRIES = 3;

    private final FolderLock lock;
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, int port) {
        this.lock = lock;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts and waits until it serves.
     *
     * @param folder where it keeps its logs; made and formatted if it is new
     * @param port 0 for a free one
     * @throws BrokerRefused if the folder is in use or its disk full, or if the port is taken
     */
    public static EmbeddedBroker start(Path folder, int port) {
        return start(folder, port, Map.of());
    }

    /** @param more settings that go before its own, in Kafka's words: for a broker that lets in only whom it knows */
    public static EmbeddedBroker start(Path folder, int port, Map<String, String> more) {
        Path home = folder.toAbsolutePath().normalize();
        FolderLock lock = FolderLock.take(home);
        try {
            explainHalts(home);
            settle(home);
            return start(lock, home, port, more);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return BrokerSettings.address(port);
    }

    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            release(lock);
        }
    }

    private static EmbeddedBroker start(FolderLock lock, Path home, int port, Map<String, String> more) {
        if (port != 0) {
            return new EmbeddedBroker(lock, serve(home, refuseTaken(port), more), port);
        }
        int chosen = FreePort.next();
        for (int i = 1; i < FREE_PORT_TRIES; i++) { // a free port can be gone by the time it is bound
            try {
                return new EmbeddedBroker(lock, serve(home, chosen, more), chosen);
            } catch (BrokerRefused e) {
                LOG.atInfo().addKeyValue("port", chosen).log("broker tries another free port");
                chosen = FreePort.next();
            }
        }
        return new EmbeddedBroker(lock, serve(home, chosen, more), chosen);
    }

    private static int refuseTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException e) {
            throw new BrokerRefused(
                    "port " + port + " is taken; stop what listens there, or give another one (gangway.broker.port)",
                    e);
        }
    }

    private static KafkaRaftServer serve(Path home, int port, Map<String, String> more) {
        Properties settings = BrokerSettings.of(home, port, FreePort.besides(port));
        settings.putAll(more);
        KafkaConfig config = KafkaConfig.fromProps(settings, false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new BrokerRefused(
                    "the broker did not start on port " + port + ": "
                            + e.getClass().getSimpleName() + "; its folder is " + home,
                    e);
        }
        LOG.atInfo().addKeyValue("port", port).addKeyValue("folder", home).log("broker is serving");
        return server;
    }

    private static void settle(Path home) {
        FormerBroker former = new FormerBroker(home);
        if (!Files.exists(home.resolve("meta.properties"))) {
            format(home);
        } else if (former.wasKilled()) {
            former.fence();
        }
    }

    private static void format(Path home) {
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(home.toString())
                    .addDirectory(home.toString())
                    .run();
        } catch (Exception e) {
            throw new BrokerRefused("the broker's folder " + home + " cannot be formatted", e);
        }
    }

    /** Kafka halts the process when it cannot write any more, which is right, and says so in Kafka's words. */
    private static void explainHalts(Path home) {
        Exit.setHaltProcedure((status, message) -> {
            LOG.atError()
                    .addKeyValue("folder", home)
                    .log(
                            FolderLock.isNearlyFull(home)
                                    ? "the broker ended the process: its disk is full; make room and start again"
                                    : "the broker ended the process: it cannot write its folder");
            Runtime.getRuntime().halt(status);
        });
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("the lock on the broker's folder was not released cleanly");
        }
    }
}
