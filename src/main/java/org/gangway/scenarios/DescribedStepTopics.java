// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the cluster which topics of steps exist. Makes none: outside of {@code local} an operator does. */
public final class DescribedStepTopics implements StepTopics {
    private static final long PATIENCE_SECONDS = 30;

    private final Admin admin;
    private final String prefix;

    public DescribedStepTopics(Admin admin, String prefix) {
        this.admin = admin;
        this.prefix = prefix;
    }

    @Override
    public Set<String> missing(Collection<String> steps) {
        Map<String, KafkaFuture<TopicDescription>> topics = admin.describeTopics(
                        steps.stream().map(this::topic).distinct().toList())
                .topicNameValues();
        Set<String> missing = new HashSet<>(steps);
        missing.removeIf(step -> {
            KafkaFuture<TopicDescription> described = topics.get(topic(step));
            return described != null && exists(described);
        });
        return missing;
    }

    private String topic(String step) {
        return prefix + step + ".commands";
    }

    private static boolean exists(KafkaFuture<TopicDescription> described) {
        try {
            described.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for topics", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw new IllegalStateException("Kafka does not say which topics there are; is it there?", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka does not say which topics there are; is it there?", e);
        }
    }

    @Override
    public void create(Collection<String> steps) {
        throw new UnsupportedOperationException("topics are made by ./gangway topics --apply");
    }
}
