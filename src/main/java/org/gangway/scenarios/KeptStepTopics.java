// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.wire.TopicKeeper;

/** Topics of steps as the template in {@code kafka/topics.yaml} says; in {@code local} they are made at once. */
record KeptStepTopics(TopicKeeper keeper, Supplier<Admin> admin) implements StepTopics {

    @Override
    public Set<String> missing(Collection<String> steps) {
        try (Admin client = admin.get()) {
            return Set.copyOf(keeper.stepsWithoutTopic(client, steps));
        }
    }

    @Override
    public void create(Collection<String> steps) {
        try (Admin client = admin.get()) {
            keeper.apply(client, List.copyOf(steps));
        }
    }
}
