// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a cluster has of the topics asked for. */
record TopicsFound(Map<String, Integer> partitions, Map<String, Config> configs) {

    static TopicsFound on(Admin admin, Collection<String> names) {
        Map<String, Integer> partitions = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, topic) -> known(topic)
                .ifPresent(found -> partitions.put(name, found.partitions().size())));
        return new TopicsFound(partitions, configs(admin, partitions.keySet()));
    }

    /** Without those of topics that the broker asked does not know: another may know a new topic before it does. */
    static Map<String, Config> configs(Admin admin, Collection<String> names) {
        Map<String, Config> configs = new HashMap<>();
        var resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        admin.describeConfigs(resources).values().forEach((resource, config) -> known(config)
                .ifPresent(found -> configs.put(resource.name(), found)));
        return configs;
    }

    private static <T> Optional<T> known(KafkaFuture<T> answer) {
        try {
            return Optional.of(ClusterOutOfReach.await(answer));
        } catch (ClusterOutOfReach e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    boolean has(String name) {
        return partitions.containsKey(name);
    }

    int partitions(String name) {
        return partitions.getOrDefault(name, 0);
    }

    /** Settings that are not as they must be, with the value they have. */
    Map<String, String> differences(String name, TopicSpec spec) {
        Map<String, String> differences = new TreeMap<>();
        Config config = configs.getOrDefault(name, new Config(java.util.List.of()));
        spec.settings().forEach((setting, must) -> {
            ConfigEntry is = config.get(setting);
            if (is == null || !must.equals(is.value())) {
                differences.put(setting, is == null ? "absent" : String.valueOf(is.value()));
            }
        });
        return differences;
    }
}
