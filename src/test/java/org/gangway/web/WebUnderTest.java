// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.broker.EmbeddedBroker;
import org.gangway.wire.Json;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Channels and console on a broker of their own. */
final class WebUnderTest implements AutoCloseable {

    private static final int PARTITIONS = 12;
    private static final List<String> TOPICS =
            List.of("chat.received", "chat.outgoing", "cases", "events", "replies", "review.commands");

    final EmbeddedBroker broker;
    final ConfigurableApplicationContext context;
    private final KafkaProducer<String, byte[]> producer;

    WebUnderTest(Path folder, String... properties) {
        broker = EmbeddedBroker.start(folder, 0);
        createTopics();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        context = new SpringApplicationBuilder(WebTestApplication.class)
                .profiles("local")
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "gangway.kafka.bootstrap-servers=" + broker.bootstrapServers())
                .properties(properties)
                .run();
    }

    String url() {
        WebServerApplicationContext web = (WebServerApplicationContext) context;
        return "http://localhost:" + web.getWebServer().getPort();
    }

    /** Ends every open stream, as a pod does that goes away. */
    void dropStreams() {
        try {
            ((AutoCloseable) context.getBean("liveStreams")).close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectsInMemory objects() {
        return context.getBean(ObjectsInMemory.class);
    }

    RecordMetadata put(String topic, String key, Object content) {
        return put(topic, key, Optional.of(content));
    }

    RecordMetadata put(String topic, String key, Optional<Object> content) {
        byte[] json = content.map(Json::write).orElse(null);
        try {
            return producer.send(new ProducerRecord<>("gangway." + topic, key, json))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    RecordMetadata putText(String topic, String key, String json) {
        try {
            return producer.send(new ProducerRecord<>("gangway." + topic, key, json.getBytes(UTF_8)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        producer.close();
        broker.close();
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(TOPICS.stream()
                            .map(name -> new NewTopic("gangway." + name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
