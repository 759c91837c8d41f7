// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network.Ipam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.lifecycle.Startables;

/**
 * Three brokers in containers, each a controller as well: three replicas, two of them in sync. Every two have a network of
 * their own, so that it can be cut without any other ({@code src/test/cluster/cluster.sh}).
 */
public final class KafkaCluster implements TestBroker {
    static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Random RANDOM = new Random();
    private static final String SUBNET = "10.213.%d";
    /** For clusters that run at the same time. */
    private static final int PLACES = 80;

    private final String name;
    private final List<KafkaNode> nodes;

    private KafkaCluster(String name, List<KafkaNode> nodes) {
        this.name = name;
        this.nodes = nodes;
    }

    /**
     * Starts them. They answer after {@link #await}.
     *
     * @param name begin of the names of containers and networks
     * @param more settings that go before those of a cluster; files that they name are copied into the containers
     */
    static KafkaCluster start(String name, Map<String, String> more) {
        int subnets = freeSubnets();
        networks(name, subnets);
        List<Integer> ports =
                IntStream.range(0, NODES).mapToObj(i -> FreePort.next()).toList();
        List<KafkaNode> nodes = IntStream.rangeClosed(1, NODES)
                .mapToObj(number -> new KafkaNode(name, number, ports.get(number - 1), subnets, more))
                .toList();
        Startables.deepStart(nodes).join();
        return new KafkaCluster(name, nodes);
    }

    static String freeName() {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        return "gangway-" + HexFormat.of().formatHex(random);
    }

    /** By which the others know a broker. */
    static String host(int number) {
        return "kafka-" + number;
    }

    /** Of the network between these two. */
    static String network(String name, int one, int other) {
        return name + "-" + Math.min(one, other) + "-" + Math.max(one, other);
    }

    /** Where {@code of} is on its network with {@code other}. @param subnets number of the first one */
    static String address(int subnets, int of, int other) {
        return subnet(subnets, of, other) + "." + (10 + of);
    }

    private static String subnet(int subnets, int one, int other) {
        return SUBNET.formatted(subnets + one + other - 3); // 1+2, 1+3, 2+3
    }

    /** The first of as many as there are brokers, and no network has one of them: other clusters may be running. */
    private static int freeSubnets() {
        Set<String> taken = DockerClientFactory.lazyClient().listNetworksCmd().exec().stream()
                .map(network -> network.getIpam().getConfig())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(Ipam.Config::getSubnet)
                .collect(Collectors.toSet());
        return RANDOM.ints(1_000, 0, PLACES)
                .map(place -> place * NODES)
                .filter(first -> IntStream.range(first, first + NODES)
                        .noneMatch(number -> taken.contains(SUBNET.formatted(number) + ".0/24")))
                .findFirst()
                .orElseThrow();
    }

    private static void networks(String name, int subnets) {
        DockerClient docker = DockerClientFactory.lazyClient();
        for (int one = 1; one < NODES; one++) {
            for (int other = one + 1; other <= NODES; other++) {
                docker.createNetworkCmd()
                        .withName(network(name, one, other))
                        .withInternal(true) // clients come another way, which no cut takes away
                        .withIpam(new Ipam()
                                .withConfig(new Ipam.Config().withSubnet(subnet(subnets, one, other) + ".0/24")))
                        .exec();
            }
        }
    }

    /** As {@code cluster.sh} knows it. */
    public String name() {
        return name;
    }

    @Override
    public String bootstrapServers() {
        return nodes.stream().map(KafkaNode::clients).collect(Collectors.joining(","));
    }

    @Override
    public void await(Map<String, Object> client) {
        Map<String, Object> connection = new HashMap<>(client);
        connection.put("bootstrap.servers", bootstrapServers());
        connection.put("default.api.timeout.ms", "5000");
        connection.put("request.timeout.ms", "4000");
        Awaitility.await().atMost(PATIENCE).until(() -> {
            nodes.forEach(KafkaNode::mustRun);
            return answering(connection) == NODES;
        });
    }

    private static int answering(Map<String, Object> connection) throws InterruptedException {
        try (Admin admin = Admin.create(connection)) {
            return admin.describeCluster().nodes().get().size();
        } catch (ExecutionException notYet) {
            return 0;
        }
    }

    @Override
    public void leave() {
        nodes.forEach(KafkaNode::kill);
    }

    @Override
    public void comeBack() {
        nodes.forEach(KafkaNode::startAgain);
        await(Map.of());
    }

    @Override
    public Path files(Path copy) {
        nodes.forEach(node -> node.copyFiles(copy.resolve(node.host())));
        return copy;
    }

    @Override
    public void close() {
        nodes.forEach(KafkaNode::stop);
        DockerClient docker = DockerClientFactory.lazyClient();
        List<String> networks = new ArrayList<>(List.of(network(name, 1, 2), network(name, 1, 3), network(name, 2, 3)));
        networks.forEach(network -> remove(docker, network));
    }

    /** The client asks again when an answer is lost, and is told then that the network is gone. */
    private static void remove(DockerClient docker, String network) {
        try {
            docker.removeNetworkCmd(network).exec();
        } catch (NotFoundException e) {
            // as it should be
        }
    }
}
