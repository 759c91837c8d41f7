// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.broker.TestBroker;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Channels and console on a broker of their own. */
final class WebUnderTest implements AutoCloseable {

    private static final int PARTITIONS = 12;
    private static final List<String> TOPICS = List.of(
            "chat.received",
            "chat.outgoing",
            "cases",
            "events",
            "replies",
            "review.commands",
            "screening.exemptions",
            "screening.bands",
            "customers",
            "rescreening.hits",
            "rescreening.opened");

    final TestBroker broker;
    final ConfigurableApplicationContext context;
    private final KafkaProducer<String, byte[]> producer;

    WebUnderTest(Path folder, String... properties) {
        broker = TestBroker.start(folder);
        createTopics();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "played-process"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        context = new SpringApplicationBuilder(WebTestApplication.class)
                .profiles("local")
                .run(arguments(broker, properties));
    }

    /** As arguments, so that they win over the profile's own broker and topics. */
    private static String[] arguments(TestBroker broker, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "server.port=0",
                "gangway.broker.embedded=false",
                "gangway.data=.", // whose disk has room
                "gangway.topics.at-start=ignore",
                "gangway.kafka.bootstrap-servers=" + broker.bootstrapServers()));
        arguments.addAll(List.of(properties));
        return arguments.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    String url() {
        WebServerApplicationContext web = (WebServerApplicationContext) context;
        return "http://localhost:" + web.getWebServer().getPort();
    }

    /** Ends every open stream, as a pod does that goes away. */
    void dropStreams() {
        SmartLifecycle streams = (SmartLifecycle) context.getBean("liveStreams");
        streams.stop();
        streams.start();
    }

    ObjectsInMemory objects() {
        return context.getBean(ObjectsInMemory.class);
    }

    /** @return partition and offset, as {@code 3-17} */
    String put(String topic, String key, Object content) {
        return put(new ProducerRecord<>("gangway." + topic, key, Json.write(content)));
    }

    void remove(String topic, String key) {
        put(new ProducerRecord<>("gangway." + topic, key, null));
    }

    /** @param id of the event: its case's, and which of its events it is */
    void putEvent(String key, String id, String json) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>("gangway.events", key, json.getBytes(UTF_8));
        event.headers().add(Headers.CE_ID, id.getBytes(UTF_8));
        put(event);
    }

    /** In a transaction of its own, as the process writes. */
    private synchronized String put(ProducerRecord<String, byte[]> record) {
        producer.beginTransaction();
        Future<RecordMetadata> sending = producer.send(record);
        producer.commitTransaction();
        RecordMetadata there = sending.resultNow();
        return there.partition() + "-" + there.offset();
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
                            .map(name -> new NewTopic("gangway." + name, PARTITIONS, TestBroker.REPLICAS))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
