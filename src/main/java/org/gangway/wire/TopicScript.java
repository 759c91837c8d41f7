// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * The topics and access rules as a shell script for those who run the cluster themselves: Kafka's own tools, {@code $KAFKA}
 * before their names and {@code $ARGS} (bootstrap server, command config) behind.
 */
public record TopicScript(TopicsFile file, TopicNames names) {
    /** @param steps the steps that have a topic of commands */
    public List<String> lines(Collection<String> steps) {
        Map<String, TopicSpec> topics = new TopicKeeper(file, names).wanted(steps);
        return Stream.of(
                        Stream.of(
                                "#!/bin/sh",
                                "# KAFKA: folder of Kafka's tools with a slash at the end; ARGS: --bootstrap-server …",
                                "set -eu"),
                        topics.entrySet().stream().map(topic -> create(topic.getKey(), topic.getValue())),
                        new AccessRules(file, names).rules(steps).stream().map(TopicScript::allow))
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

    private static String allow(AclBinding rule) {
        ResourcePattern on = rule.pattern();
        String resource = on.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String prefixed = on.patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
        return "\"${KAFKA:-}\"kafka-acls.sh $ARGS --add --allow-principal "
                + rule.entry().principal() + " --operation "
                + SecurityUtils.operationName(rule.entry().operation()) + " --" + resource + " " + on.name() + prefixed;
    }
}
