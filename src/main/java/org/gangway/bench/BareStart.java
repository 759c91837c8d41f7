// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.gangway.broker.EmbeddedBroker;

/** The least that a start of broker, Camel and Kafka Streams can be: one route, one topology. */
final class BareStart implements AutoCloseable {
    private static final String FROM = "bare.from";
    private static final String TO = "bare.to";

    private final EmbeddedBroker broker;
    private final KafkaStreams streams;
    private final CamelContext camel;

    private BareStart(EmbeddedBroker broker, KafkaStreams streams, CamelContext camel) {
        this.broker = broker;
        this.streams = streams;
        this.camel = camel;
    }

    static BareStart start(Path data) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("bare"), 0);
        Map<String, Object> client = new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
        topics(client);
        KafkaStreams streams = streams(client, data);
        CamelContext camel = camel(broker.bootstrapServers());
        CountDownLatch running = new CountDownLatch(1);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        streams.start();
        camel.start();
        if (!running.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Kafka Streams did not start");
        }
        return new BareStart(broker, streams, camel);
    }

    private static void topics(Map<String, Object> client) throws Exception {
        try (Admin admin = Admin.create(client)) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> wanted = List.of(FROM, TO).stream()
                    .filter(topic -> !there.contains(topic))
                    .map(topic -> new NewTopic(topic, Optional.of(12), Optional.empty()))
                    .toList();
            admin.createTopics(wanted).all().get();
        }
    }

    private static KafkaStreams streams(Map<String, Object> client, Path data) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(FROM).to(TO);
        Properties settings = new Properties();
        settings.putAll(client);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bare");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, data.resolve("streams").toString());
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        return new KafkaStreams(builder.build(), settings);
    }

    private static CamelContext camel(String brokers) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kafka:" + FROM + "?groupId=bare-route&brokers=" + brokers)
                        .to("kafka:" + TO + "?brokers=" + brokers);
            }
        });
        return camel;
    }

    @Override
    public void close() {
        camel.stop();
        // A member that only falls silent holds up the next start until its session ends.
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        broker.close();
    }
}
