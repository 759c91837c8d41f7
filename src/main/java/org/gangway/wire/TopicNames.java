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

    public TopicNames {
        named = Map.copyOf(named);
    }

    /** The names with this prefix, as {@code kafka/topics.yaml} has them. */
    public static TopicNames of(String prefix) {
        return of(prefix, TopicsFile.bundled());
    }

    public static TopicNames of(String prefix, TopicsFile file) {
        return new TopicNames(prefix, file.named());
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
