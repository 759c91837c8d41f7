// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.gangway.wire.AccessRules;
import org.gangway.wire.OptionalSteps;
import org.gangway.wire.RouteSteps;
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicsFile;

/**
 * Where the brokers of a drill are: somebody's, or one of its own.
 *
 * @param admin as what client the drill comes, which may do everything
 * @param application as what client the application comes
 * @param principal who the application is then; empty where nobody asks
 */
record Cluster(Map<String, Object> admin, Map<String, Object> application, String principal) {
    private static final String PREFIX = "gangway.";

    /** One that asks nobody who they are. */
    static Cluster of(String bootstrapServers) {
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
        return new Cluster(client, client, "");
    }

    /** What the application is told. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        application.forEach((name, value) -> settings.put(
                name.equals("bootstrap.servers")
                        ? "gangway.kafka.bootstrap-servers"
                        : "gangway.kafka.properties." + name,
                value.toString()));
        return settings;
    }

    /**
     * Makes the topics, and gives the application the access rules of all roles.
     *
     * @throws DrillFailed if there are topics of Gangway already
     */
    void prepare(Path routes) {
        List<String> steps = new ArrayList<>(new RouteSteps(routes).steps());
        steps.add(OptionalSteps.FIND_DUPLICATE); // turned on in the drill that has everything
        TopicsFile file = TopicsFile.bundled();
        TopicNames names = TopicNames.of(PREFIX);
        try (Admin client = TopicKeeper.client(admin)) {
            if (!topics(client).isEmpty()) {
                throw new DrillFailed("the cluster has topics " + PREFIX + "…: a drill makes and removes its own");
            }
            new TopicKeeper(file, names).apply(client, steps);
            if (!principal.isEmpty()) {
                Set<AclBinding> rules = new HashSet<>();
                new AccessRules(file, names).rules(steps).forEach(rule -> rules.add(ofTheApplication(rule)));
                done(client.createAcls(rules).all());
            }
        }
    }

    /** Takes away the topics that {@link #prepare} made. */
    void clear() {
        try (Admin client = TopicKeeper.client(admin)) {
            done(client.deleteTopics(topics(client)).all());
        }
    }

    /** Numbers of the brokers that are there. */
    List<Integer> brokers() {
        try (Admin client = TopicKeeper.client(admin)) {
            return done(client.describeCluster().nodes()).stream()
                    .map(org.apache.kafka.common.Node::id)
                    .sorted()
                    .toList();
        }
    }

    /** How many replicas the topic {@code events} has. */
    int replicas() {
        try (Admin client = TopicKeeper.client(admin)) {
            return description(client, PREFIX + "events").partitions().stream()
                    .mapToInt(partition -> partition.replicas().size())
                    .min()
                    .orElse(0);
        }
    }

    /** Whether every replica of every partition is in sync. */
    boolean whole() {
        Predicate<TopicDescription> whole = topic -> topic.partitions().stream()
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
        try (Admin client = TopicKeeper.client(admin)) {
            Set<String> all =
                    done(client.listTopics(new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true))
                            .names());
            return done(client.describeTopics(all).allTopicNames()).values().stream()
                    .allMatch(whole);
        } catch (DrillFailed notNow) {
            return false;
        }
    }

    private TopicDescription description(Admin client, String topic) {
        return new HashMap<>(done(client.describeTopics(List.of(topic)).allTopicNames()))
                .values()
                .iterator()
                .next();
    }

    private static Set<String> topics(Admin client) {
        return done(client.listTopics().names()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toSet());
    }

    private AclBinding ofTheApplication(AclBinding rule) {
        AclOperation what = rule.entry().operation();
        return new AclBinding(rule.pattern(), new AccessControlEntry(principal, "*", what, AclPermissionType.ALLOW));
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DrillFailed("the cluster said no: " + cause.getClass().getSimpleName());
        }
    }

    /** Properties may hold passwords. */
    @Override
    public String toString() {
        return "cluster at " + admin.get("bootstrap.servers");
    }
}
