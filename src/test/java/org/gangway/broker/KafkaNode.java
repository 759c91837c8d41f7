// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** One broker of a {@link KafkaCluster}, in an image that is laid out as {@code apache/kafka}. */
final class KafkaNode extends GenericContainer<KafkaNode> {
    private static final int CLIENTS = 9092;
    private static final int CONTROLLER = 9093;
    private static final int BROKERS = 9094;
    private static final String DATA = "/var/lib/kafka/data";
    private static final String COPY = "/tmp/files.tar";
    private static final String SETTINGS = "/etc/gangway/server.properties";
    private static final String CLUSTER_ID = "Z2FuZ3dheS1jbHVzdGVyIQ";
    private static final int READABLE = 0644;

    private final String cluster;
    private final int number;
    private final int port;
    private final int subnets;

    /** @param port at which clients on this machine find it */
    KafkaNode(String cluster, int number, int port, int subnets, Map<String, String> more) {
        super(image());
        this.cluster = cluster;
        this.number = number;
        this.port = port;
        this.subnets = subnets;
        withCopyToContainer(Transferable.of(text(settings(more)), READABLE), SETTINGS);
        more.values().stream()
                .filter(value -> value.startsWith("/") && Files.isRegularFile(Path.of(value)))
                .distinct()
                .forEach(file -> withCopyFileToContainer(MountableFile.forHostPath(file, READABLE), file));
        withEnv("KAFKA_HEAP_OPTS", "-Xms256m -Xmx256m -XX:+UseSerialGC");
        withCreateContainerCmdModifier(this::container);
        withCommand(
                "/bin/sh",
                "-c",
                "/opt/kafka/bin/kafka-storage.sh format --ignore-formatted -t " + CLUSTER_ID + " -c " + SETTINGS
                        + " && exec /opt/kafka/bin/kafka-server-start.sh " + SETTINGS);
        others().forEach(
                        other -> withExtraHost(KafkaCluster.host(other), KafkaCluster.address(subnets, other, number)));
        withExtraHost(KafkaCluster.host(number), "127.0.0.1");
        // One alone never answers: the others have to be started first.
        waitingFor(new AbstractWaitStrategy() {
            @Override
            protected void waitUntilReady() {}
        });
    }

    /** For {@code bootstrap.servers}. */
    String clients() {
        return BrokerSettings.address(port);
    }

    /** @throws IllegalStateException with what it said last, if it has ended by itself */
    void mustRun() {
        if (!isRunning()) {
            throw new IllegalStateException("broker " + number + " has ended: " + getLogs());
        }
    }

    /** SIGKILL. */
    void kill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    /** On its data. */
    void startAgain() {
        getDockerClient().startContainerCmd(getContainerId()).exec();
    }

    /** How the others know it. */
    String host() {
        return KafkaCluster.host(number);
    }

    /**
     * What it keeps, as it is now. Without indexes: they hold offsets and times, in megabytes set aside.
     *
     * @param folder made for it
     */
    void copyFiles(Path folder) {
        try {
            ExecResult packed = execInContainer("tar", "-cf", COPY, "--exclude=*index", "-C", DATA, ".");
            if (packed.getExitCode() > 1) { // 1: a file grew or went meanwhile
                throw new IllegalStateException("broker " + number + ": " + packed.getStderr());
            }
            copyFileFromContainer(COPY, tar -> unpack(tar, Files.createDirectories(folder)));
            execInContainer("rm", COPY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path unpack(InputStream packed, Path folder) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(packed);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path file = folder.resolve(entry.getName()).normalize();
            if (entry.isFile()) {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return folder;
    }

    /** As {@code make-image.sh} says. */
    private static String image() {
        try {
            Process made = new ProcessBuilder("bash", "src/test/cluster/make-image.sh")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String name = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (made.waitFor() != 0 || name.isEmpty()) {
                throw new IllegalStateException("there is no image of Kafka; src/test/cluster/make-image.sh says why");
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Iterable<Integer> others() {
        return () -> IntStream.rangeClosed(1, KafkaCluster.NODES)
                .filter(other -> other != number)
                .iterator();
    }

    private void container(CreateContainerCmd command) {
        command.withName(cluster + "-" + number);
        Objects.requireNonNull(command.getHostConfig())
                .withPortBindings(
                        new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(CLIENTS)));
        command.withExposedPorts(List.of(ExposedPort.tcp(CLIENTS)));
    }

    @Override
    protected void containerIsCreated(String id) {
        for (int other : others()) {
            getDockerClient()
                    .connectToNetworkCmd()
                    .withNetworkId(KafkaCluster.network(cluster, number, other))
                    .withContainerId(id)
                    .withContainerNetwork(new ContainerNetwork()
                            .withIpamConfig(new ContainerNetwork.Ipam()
                                    .withIpv4Address(KafkaCluster.address(subnets, number, other))))
                    .exec();
        }
    }

    private Properties settings(Map<String, String> more) {
        Properties settings = BrokerSettings.of(Path.of(DATA), port, CONTROLLER);
        settings.putAll(more);
        settings.put("node.id", Integer.toString(number));
        settings.put(
                "controller.quorum.voters",
                IntStream.rangeClosed(1, KafkaCluster.NODES)
                        .mapToObj(node -> node + "@" + KafkaCluster.host(node) + ":" + CONTROLLER)
                        .collect(Collectors.joining(",")));
        settings.put("listeners", "LOCAL://:" + CLIENTS + ",CONTROLLER://:" + CONTROLLER + ",BROKERS://:" + BROKERS);
        settings.put(
                "advertised.listeners",
                "LOCAL://" + clients() + ",BROKERS://" + KafkaCluster.host(number) + ":" + BROKERS);
        settings.put("inter.broker.listener.name", "BROKERS");
        inThree(settings);
        brokersAmongThemselves(settings, more);
        return settings;
    }

    private static void inThree(Properties settings) {
        settings.replaceAll((name, value) -> {
            String key = (String) name;
            return key.endsWith("replication.factor") ? "3" : key.endsWith("min.isr") ? "2" : value;
        });
        settings.put("min.insync.replicas", "2");
        // Kafka's own: three share the machine, and none may look dead because it is busy.
        settings.put("broker.session.timeout.ms", "9000");
        settings.put("broker.heartbeat.interval.ms", "2000");
    }

    /** As those who may do everything, by certificate, where clients have to say who they are. */
    private static void brokersAmongThemselves(Properties settings, Map<String, String> more) {
        boolean secured = more.containsKey("ssl.keystore.location");
        settings.merge(
                "listener.security.protocol.map",
                secured ? ",BROKERS:SSL" : ",BROKERS:PLAINTEXT",
                (map, own) -> map + (String) own);
        if (secured) {
            settings.put("listener.name.brokers.ssl.client.auth", "required");
            settings.put("listener.name.brokers.ssl.principal.mapping.rules", "RULE:^.*CN=([^,]+).*$/$1/,DEFAULT");
        }
    }

    private static String text(Properties settings) {
        StringWriter text = new StringWriter();
        try {
            settings.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
