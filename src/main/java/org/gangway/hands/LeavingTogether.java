// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConsumer;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All consumers leave at the same time. Camel by itself stops one route after the other, and each consumer ends its poll
 * and then waits for what its broker still holds back: half a second for every step. Each still finishes what it works on.
 */
final class LeavingTogether extends LifecycleStrategySupport {
    private static final Logger LOG = LoggerFactory.getLogger(LeavingTogether.class);

    @Override
    public void onContextStopping(CamelContext context) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            context.getRoutes().stream()
                    .map(Route::getConsumer)
                    .filter(KafkaConsumer.class::isInstance)
                    .map(KafkaConsumer.class::cast)
                    .forEach(consumer -> each.execute(() -> leave(consumer)));
        }
    }

    /** The words of a failure may quote what was worked on. */
    private static void leave(KafkaConsumer consumer) {
        try {
            consumer.stop();
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue(
                            "topic", consumer.getEndpoint().getConfiguration().getTopic())
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("A consumer did not stop as it should");
        }
    }
}
