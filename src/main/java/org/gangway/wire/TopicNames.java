// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Map;

/**
 * Turns the names that people use ({@code chat.received}) into those on the cluster ({@code gangway.chat.received}).
 *
 * @param prefix what the name of every topic, group and transactional id starts with; {@code gangway.prefix}
 * @param named logical names whose physical name is not simply prefix + name: changelogs, which Kafka Streams names
 *     after its application id and store
 */
public record TopicNames(String prefix, Map<String, String> named) {
    public static final String DEFAULT_PREFIX = "gangway.";

    /** The changelogs of the two Streams applications, {@code <prefix>process} and {@code <prefix>packer}. */
    private static final Map<String, String> CHANGELOGS = Map.of(
            "case-keys", "process-case-keys-changelog",
            "process-cases-changelog", "process-cases-changelog",
            "packer-batch-changelog", "packer-batch-changelog");

    public TopicNames {
        named = Map.copyOf(named);
    }

    public static TopicNames of(String prefix) {
        return new TopicNames(prefix, CHANGELOGS);
    }

    /** @param logical as in {@code kafka/topics.yaml} */
    public String physical(String logical) {
        return prefix + named.getOrDefault(logical, logical);
    }

    /** The topic that carries the commands of one step. */
    public String commands(String step) {
        return physical(step + ".commands");
    }
}
