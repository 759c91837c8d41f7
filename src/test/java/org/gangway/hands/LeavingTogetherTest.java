// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConsumer;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Nobody waits for the poll of another step's consumer. */
class LeavingTogetherTest {
    private final CyclicBarrier everybody = new CyclicBarrier(3);
    private final AtomicInteger left = new AtomicInteger();

    @Test
    void everyConsumerStopsWhileTheOthersDo() throws Exception {
        try (DefaultCamelContext context = context()) {
            CamelSetup.prepare(context, Fakes.SETTINGS);
            context.getLifecycleStrategies().forEach(strategy -> strategy.onContextStopping(context));
            assertThat(left).hasValue(3);
        }
    }

    private DefaultCamelContext context() throws Exception {
        DefaultCamelContext kafka = new DefaultCamelContext();
        KafkaEndpoint endpoint = kafka.getEndpoint("kafka:greet", KafkaEndpoint.class);
        List<Route> routes = Stream.generate(() -> route(new Meeting(endpoint)))
                .limit(everybody.getParties())
                .toList();
        return new DefaultCamelContext() {
            @Override
            public List<Route> getRoutes() {
                return routes;
            }
        };
    }

    private static Route route(Consumer consumer) {
        return (Route)
                Proxy.newProxyInstance(Route.class.getClassLoader(), new Class<?>[] {Route.class}, (p, method, a) -> {
                    assertThat(method.getName()).isEqualTo("getConsumer");
                    return consumer;
                });
    }

    /** Cannot stop before the others do. */
    private final class Meeting extends KafkaConsumer {
        Meeting(KafkaEndpoint endpoint) {
            super(endpoint, exchange -> {});
        }

        @Override
        public void stop() {
            try {
                everybody.await(20, TimeUnit.SECONDS);
                left.incrementAndGet();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
