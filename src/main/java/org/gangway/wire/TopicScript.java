// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topics and access rules as a shell script for those who run the cluster themselves: Kafka's own tools, {@code $KAFKA}
 * before their names and {@code $ARGS} (bootstrap server, command config) behind. The principal of a role is
 * {@code User:<prefix><role>}.
 */
public record TopicScript(TopicsFile file, TopicNames names) {
    private static final List<String> ROLES = List.of("channels", "console", "hands", "operator", "process");

    /** @param steps the steps that have a topic of commands */
    public List<String> lines(Collection<String> steps) {
        Map<String, TopicSpec> topics = new TopicKeeper(file, names).wanted(steps);
        return Stream.of(
                        Stream.of(
                                "#!/bin/sh",
                                "# KAFKA: folder of Kafka's tools with a slash at the end; ARGS: --bootstrap-server …",
                                "set -eu"),
                        topics.entrySet().stream().map(topic -> create(topic.getKey(), topic.getValue())),
                        topics.entrySet().stream().flatMap(topic -> access(topic.getKey(), topic.getValue())),
                        ROLES.stream().flatMap(this::groups))
                .flatMap(lines -> lines)
                .toList();
    }

    private static String create(String name, TopicSpec spec) {
        String settings = spec.settings().entrySet().stream()
                .map(setting -> " --config " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
        return "\"${KAFKA:-}\"kafka-topics.sh $ARGS --create --if-not-exists --topic " + name + " --partitions "
                + spec.partitions() + settings;
    }

    private Stream<String> access(String name, TopicSpec spec) {
        return Stream.concat(
                spec.writers().stream().map(role -> allow(role, "--producer --topic " + name)),
                spec.readers().stream()
                        .map(role -> allow(role, "--operation Read --operation Describe --topic " + name)));
    }

    /** Groups and transactional ids start with the prefix; a role uses whichever it makes. */
    private Stream<String> groups(String role) {
        String prefixed = " --resource-pattern-type prefixed";
        return Stream.of(
                allow(role, "--operation Read --group " + names.prefix() + prefixed),
                allow(role, "--operation Write --operation Describe --transactional-id " + names.prefix() + prefixed));
    }

    private String allow(String role, String what) {
        return "\"${KAFKA:-}\"kafka-acls.sh $ARGS --add --allow-principal User:" + names.prefix() + role + " " + what;
    }
}
