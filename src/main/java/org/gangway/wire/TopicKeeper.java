// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Holds the cluster's topics against {@code kafka/topics.yaml}: makes them, mends them, or says what is wrong. */
public final class TopicKeeper {
    private final TopicsFile file;
    private final TopicNames names;

    public TopicKeeper(TopicsFile file, TopicNames names) {
        this.file = file;
        this.names = names;
    }

    /** A client that gives up after 20 seconds, so that a wrong address is soon told. */
    public static Admin client(Map<String, Object> connection) {
        Map<String, Object> config = new HashMap<>(connection);
        config.putIfAbsent("request.timeout.ms", "10000");
        config.putIfAbsent("default.api.timeout.ms", "20000");
        return Admin.create(config);
    }

    /**
     * Makes what is missing and sets what is set otherwise. Never removes a topic or a record by itself, but a shorter
     * retention lets the broker remove old records.
     *
     * @return one line for each topic made or mended, empty if all was well
     * @throws TopicsWrong if a topic has another number of partitions: that needs a migration
     */
    public List<String> apply(Admin admin, Collection<String> steps) {
        Map<String, TopicSpec> wanted = wanted(steps);
        TopicsFound found = settled(admin, wanted);
        refuseOtherPartitions(wanted, found);
        List<String> done = new ArrayList<>();
        done.addAll(MissingTopics.of(wanted, found).make(admin));
        done.addAll(mend(admin, wanted, found));
        if (!done.isEmpty()) {
            awaitVisible(admin, wanted);
        }
        return done;
    }

    /**
     * A broker may not know yet what was made a moment ago. The controller does: what it has, though it was not found, is waited for,
     * so that nothing is touched before everything has been looked at.
     */
    private static TopicsFound settled(Admin admin, Map<String, TopicSpec> wanted) {
        long end = System.nanoTime() + SECONDS.toNanos(ClusterOutOfReach.PATIENCE_SECONDS);
        TopicsFound found = TopicsFound.on(admin, wanted.keySet());
        while (MissingTopics.of(wanted, found).anyIsThere(admin) && System.nanoTime() < end) {
            LockSupport.parkNanos(MILLISECONDS.toNanos(20));
            found = TopicsFound.on(admin, wanted.keySet());
        }
        return found;
    }

    /** The controller answers before every broker's view of the cluster has it. */
    private static void awaitVisible(Admin admin, Map<String, TopicSpec> wanted) {
        long end = System.nanoTime() + SECONDS.toNanos(ClusterOutOfReach.PATIENCE_SECONDS);
        List<String> problems = problems(wanted, TopicsFound.on(admin, wanted.keySet()));
        while (!problems.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new TopicsWrong(problems);
            }
            LockSupport.parkNanos(MILLISECONDS.toNanos(20));
            problems = problems(wanted, TopicsFound.on(admin, wanted.keySet()));
        }
    }

    /** @throws TopicsWrong if a topic is missing or not as the file says */
    public void verify(Admin admin, Collection<String> steps) {
        Map<String, TopicSpec> wanted = wanted(steps);
        List<String> problems = problems(wanted, TopicsFound.on(admin, wanted.keySet()));
        if (!problems.isEmpty()) {
            throw new TopicsWrong(problems);
        }
    }

    /** The names of those steps whose topic does not exist. */
    public List<String> stepsWithoutTopic(Admin admin, Collection<String> steps) {
        TopicsFound found =
                TopicsFound.on(admin, steps.stream().map(names::commands).toList());
        return steps.stream().filter(step -> !found.has(names.commands(step))).toList();
    }

    /** By physical name. */
    Map<String, TopicSpec> wanted(Collection<String> steps) {
        return file.topics(steps).entrySet().stream()
                .collect(Collectors.toMap(
                        topic -> names.physical(topic.getKey()),
                        Map.Entry::getValue,
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static List<String> problems(Map<String, TopicSpec> wanted, TopicsFound found) {
        return wanted.entrySet().stream()
                .map(topic -> problem(topic.getKey(), topic.getValue(), found))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> problem(String name, TopicSpec spec, TopicsFound found) {
        if (!found.has(name)) {
            return Optional.of(name + ": missing");
        }
        List<String> wrong = new ArrayList<>();
        if (found.partitions(name) != spec.partitions()) {
            wrong.add(otherPartitions(spec, found.partitions(name)));
        }
        found.differences(name, spec)
                .forEach((setting, is) -> wrong.add(
                        setting + " is " + is + ", must be " + spec.settings().get(setting)));
        return wrong.isEmpty() ? Optional.empty() : Optional.of(name + ": " + String.join("; ", wrong));
    }

    private static String otherPartitions(TopicSpec spec, int partitions) {
        return "has " + partitions + " partitions, must have " + spec.partitions()
                + " (cannot be mended in place: see docs/decisions/0004-twelve-partitions.md)";
    }

    private static void refuseOtherPartitions(Map<String, TopicSpec> wanted, TopicsFound found) {
        List<String> wrong = wanted.entrySet().stream()
                .filter(topic -> found.has(topic.getKey()))
                .filter(topic ->
                        found.partitions(topic.getKey()) != topic.getValue().partitions())
                .map(topic ->
                        topic.getKey() + ": " + otherPartitions(topic.getValue(), found.partitions(topic.getKey())))
                .toList();
        if (!wrong.isEmpty()) {
            throw new TopicsWrong(wrong);
        }
    }

    private static List<String> mend(Admin admin, Map<String, TopicSpec> wanted, TopicsFound found) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = wanted.entrySet().stream()
                .filter(topic -> found.has(topic.getKey()))
                .filter(topic ->
                        !found.differences(topic.getKey(), topic.getValue()).isEmpty())
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.getKey()),
                        topic -> settings(topic.getValue())));
        if (changes.isEmpty()) {
            return List.of();
        }
        ClusterOutOfReach.await(admin.incrementalAlterConfigs(changes).all());
        return changes.keySet().stream()
                .map(topic -> topic.name() + ": mended")
                .sorted()
                .toList();
    }

    private static Collection<AlterConfigOp> settings(TopicSpec spec) {
        return spec.settings().entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }
}
