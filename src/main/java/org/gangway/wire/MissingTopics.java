// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Those that were not found. */
record MissingTopics(List<NewTopic> topics) {

    static MissingTopics of(Map<String, TopicSpec> wanted, TopicsFound found) {
        return new MissingTopics(wanted.entrySet().stream()
                .filter(topic -> !found.has(topic.getKey()))
                .map(topic -> newTopic(topic.getKey(), topic.getValue()))
                .toList());
    }

    private static NewTopic newTopic(String name, TopicSpec spec) {
        return new NewTopic(name, Optional.of(spec.partitions()), Optional.empty()).configs(spec.settings());
    }

    /** Whether the cluster has one of them all the same: the controller is asked, and makes nothing. */
    boolean anyIsThere(Admin admin) {
        return admin.createTopics(topics, new CreateTopicsOptions().validateOnly(true)).values().values().stream()
                .anyMatch(answer -> !isMade(answer));
    }

    /** @return a line for each */
    List<String> make(Admin admin) {
        admin.createTopics(topics).values().values().forEach(MissingTopics::isMade);
        return topics.stream().map(topic -> topic.name() + ": made").toList();
    }

    /** @return false if it was there before: another instance may be quicker */
    private static boolean isMade(KafkaFuture<Void> answer) {
        try {
            ClusterOutOfReach.await(answer);
            return true;
        } catch (ClusterOutOfReach e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }
}
