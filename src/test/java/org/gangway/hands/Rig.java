// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.broker.TestBroker;
import org.gangway.casefile.Value;
import org.gangway.tracing.Traces;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;

/** A broker, and processes of hands on it that can be started and killed. */
final class Rig implements AutoCloseable {
    static final Fakes.Key KEY = new Fakes.Key("k");

    final TestBroker broker;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    CaseKeyFinder keys = caseId -> caseId.startsWith("shredded") ? Optional.empty() : Optional.of(KEY);
    private final List<CamelContext> processes = new ArrayList<>();
    private final KafkaProducer<byte[], byte[]> process;

    Rig(Path folder) {
        broker = TestBroker.start(folder);
        process = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void topics(String... names) {
        try (Admin admin = admin()) {
            admin.createTopics(java.util.Arrays.stream(names)
                            .map(name -> new NewTopic("gangway." + name, 2, TestBroker.REPLICAS))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** One process of hands with these routes and beans. */
    CamelContext start(HandsSettings settings, Map<String, Object> beans, String... routes) throws Exception {
        return start(new SliceTransactions("gangway.", this::client, settings), settings, beans, routes);
    }

    Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    CamelContext start(
            SliceTransactions transactions, HandsSettings settings, Map<String, Object> beans, String... routes)
            throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        Fakes.Objects objects = new Fakes.Objects();
        HandsMetrics counted = new HandsMetrics(meters);
        context.getRegistry().bind("sliceTransactions", transactions);
        context.getRegistry()
                .bind(
                        "openCommand",
                        new OpenCommand(caseId -> keys.find(caseId), objects, settings, counted, Traces.off()));
        context.getRegistry().bind("sealReply", new SealReply(objects, InstantSource.system()));
        context.getRegistry().bind("failures", new Failures(settings, counted));
        beans.forEach(context.getRegistry()::bind);
        context.addRoutePolicyFactory(new SlicePolicy(transactions, settings, counted));
        Properties properties = new Properties();
        beans.forEach((name, value) -> {
            if (value instanceof String text) {
                properties.put(name, text);
            }
        });
        context.getPropertiesComponent().setInitialProperties(properties);
        CamelSetup.prepare(context, settings);
        var loader = PluginHelper.getRoutesLoader(context);
        var resources = PluginHelper.getResourceLoader(context);
        loader.loadRoutes(resources.resolveResource("classpath:routes/platform/failures.camel.yaml"));
        for (String route : routes) {
            loader.loadRoutes(resources.resolveResource("classpath:hands/routes/" + route + ".camel.yaml"));
        }
        context.getShutdownStrategy().setTimeout(5);
        context.start();
        processes.add(context);
        return context;
    }

    void command(String step, String conversation, int number) {
        command(step, conversation, "case-" + conversation, number, Map.of("name", "Ann"));
    }

    void command(String step, String conversation, String caseId, int number, Map<String, String> fields) {
        Map<String, Value> sealed = new java.util.HashMap<>();
        fields.forEach((name, value) -> sealed.put(name, KEY.seal(caseId, name, value)));
        send(
                step,
                conversation,
                Json.write(new CommandRecord(
                        caseId,
                        caseId + "." + step + "." + number,
                        step,
                        1,
                        Instant.EPOCH,
                        "en",
                        null,
                        sealed,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        null)));
    }

    void send(String step, String conversation, byte[] value) {
        ProducerRecord<byte[], byte[]> command =
                new ProducerRecord<>("gangway." + step + ".commands", bytes(conversation), value);
        command.headers().add(Headers.DELIVERY, bytes("2"));
        process.send(command);
        process.flush();
    }

    /** Somebody else's record, empty, outside any transaction. */
    void plainReply(String conversation) {
        process.send(new ProducerRecord<>("gangway.replies", bytes(conversation), new byte[0]));
        process.flush();
    }

    /** Reads committed records of a topic until there are so many or the time is over. */
    List<ConsumerRecord<byte[], byte[]>> read(
            String topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough, Duration atMost) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        long until = System.nanoTime() + atMost.toNanos();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(IntStream.range(0, 2)
                    .mapToObj(p -> new TopicPartition("gangway." + topic, p))
                    .toList());
            while (!enough.test(all) && System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
        }
        return all;
    }

    List<ReplyRecord> replies(int enough) {
        return replies(enough, Duration.ofSeconds(30));
    }

    List<ReplyRecord> replies(int enough, Duration atMost) {
        return read("replies", all -> all.size() >= enough, atMost).stream()
                .map(reply -> Json.read(reply.value(), ReplyRecord.class))
                .toList();
    }

    static String header(ConsumerRecord<?, ?> message, String name) {
        return StreamSupport.stream(message.headers().headers(name).spliterator(), false)
                .map(header -> new String(header.value(), java.nio.charset.StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    void stopProcesses() {
        processes.forEach(CamelContext::stop);
        processes.clear();
    }

    @Override
    public void close() {
        stopProcesses();
        process.close(Duration.ZERO);
        broker.close();
    }
}
