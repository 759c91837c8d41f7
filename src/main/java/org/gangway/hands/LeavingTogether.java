// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConsumer;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * All consumers leave at the same time. Camel by itself stops one route after the other, and each consumer ends its poll
 * and then waits for what its broker still holds back: half a second for every step. Each still finishes what it works on.
 */
final class LeavingTogether extends LifecycleStrategySupport {

    @Override
    public void onContextStopping(CamelContext context) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            context.getRoutes().stream()
                    .map(Route::getConsumer)
                    .filter(KafkaConsumer.class::isInstance)
                    .forEach(consumer -> each.execute(Objects.requireNonNull(consumer)::stop));
        }
    }
}
