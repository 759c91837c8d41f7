// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** CVE-2026-49098: a header that came over HTTP must not choose the topic of a record. */
class FailuresTest {
    private static final String ROUTE =
            """
            - route:
                id: careless
                routeConfigurationId: failures
                from:
                  uri: direct:in
                  steps:
                    - to:
                        uri: kafka:wanted
                        parameters: {kafkaClientFactory: "#recording", synchronous: true, recordMetadata: false}
            """;

    @Test
    void aHeaderFromOutsideDoesNotChooseTheTopic() throws Exception {
        assertThat(topicOf(failures())).isEqualTo("wanted");
    }

    @Test
    void withoutTheInterceptorItWould() throws Exception {
        String all = failures();
        String without = all.replaceAll("(?s)    interceptSendToEndpoint:.*?(?=    onException:)", "");
        assertThat(without).isNotEqualTo(all);
        assertThat(topicOf(without)).isEqualTo("chosen-by-a-stranger");
    }

    private static String topicOf(String configuration) throws Exception {
        Recording recording = new Recording();
        try (CamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("recording", recording);
            context.getRegistry().bind("sliceTransactions", recording);
            context.getRegistry().bind("sealReply", new SealReply(new Fakes.Objects(), InstantSource.system()));
            context.getRegistry()
                    .bind("failures", new Failures(Fakes.SETTINGS, new HandsMetrics(new SimpleMeterRegistry())));
            CamelSetup.prepare(context, Fakes.SETTINGS);
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(
                            ResourceHelper.fromString("failures.camel.yaml", configuration),
                            ResourceHelper.fromString("careless.camel.yaml", ROUTE));
            context.start();
            context.createProducerTemplate()
                    .sendBodyAndHeader("direct:in", "hello", "kafka.OVERRIDE_TOPIC", "chosen-by-a-stranger");
        }
        return recording.producer.history().getFirst().topic();
    }

    private static String failures() throws IOException {
        String place = "/routes/platform/failures.camel.yaml";
        try (InputStream in = Objects.requireNonNull(FailuresTest.class.getResourceAsStream(place))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("rawtypes") // as the extension point of camel-kafka is
    private static final class Recording implements KafkaClientFactory {
        final MockProducer<String, String> producer =
                new MockProducer<>(true, null, new StringSerializer(), new StringSerializer());

        @Override
        public Producer getProducer(Properties settings) {
            return producer;
        }

        @Override
        public Consumer getConsumer(Properties settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getBrokers(KafkaConfiguration configuration) {
            return "nowhere:1";
        }
    }
}
