// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
    private static final TopicNames NAMES = TopicNames.of(TopicNames.DEFAULT_PREFIX);

    private static final String PUBLISHED = "org.gangway.scenario.published.v1";
    private static final String EVENT = "org.gangway.case.{event}.v1";
    private static final List<String> UNTYPED =
            List.of("wrapped-key", "case-file", "held-letter", "waiting-entry", "dead-letter");

    private final JsonNode api;

    AsyncApiTest() throws IOException {
        api = WireFiles.asyncApi();
    }

    @Test
    void itsChannelsAreTheTopics() {
        Map<String, List<String>> channels = api.get("channels").properties().stream()
                .collect(Collectors.toMap(
                        channel -> channel.getValue().get("address").textValue(),
                        channel -> WireContractTest.names(channel.getValue().get("messages"))));
        Map<String, List<String>> topics = TopicsFile.bundled().topics().entrySet().stream()
                .collect(Collectors.toMap(
                        topic -> NAMES.physical(topic.getKey()).replace("<step>", "{step}"),
                        topic -> topic.getValue().records()));
        assertThat(channels).isEqualTo(topics);
    }

    @Test
    void itsOperationsAreTheWritersAndReaders() {
        List<String> expected = new ArrayList<>();
        TopicsFile.bundled().topics().forEach((name, topic) -> {
            topic.writers().forEach(role -> expected.add(role + " send " + channel(name)));
            topic.readers().forEach(role -> expected.add(role + " receive " + channel(name)));
        });
        assertThat(api.get("operations").properties().stream().map(AsyncApiTest::operation))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void partitionsAndCleanupAreThoseOfTheTopics() {
        TopicsFile.bundled().topics().forEach((name, topic) -> {
            JsonNode kafka = api.get("channels").get(channel(name)).at("/bindings/kafka");
            assertThat(kafka.get("partitions").intValue()).as(name).isEqualTo(topic.partitions());
            assertThat(WireContractTest.texts(kafka.at("/topicConfiguration/cleanup.policy")))
                    .as(name)
                    .containsExactly(topic.cleanup().split(",", -1));
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : api.findValues("$ref")) {
            String target = reference.textValue();
            if (target.startsWith("#")) {
                assertThat(api.at(target.substring(1)).isMissingNode())
                        .as(target)
                        .isFalse();
            } else {
                assertThat(Path.of("kafka").resolve(target)).exists();
            }
        }
        api.findValues("x-examples").forEach(examples -> WireContractTest.texts(examples)
                .forEach(file -> assertThat(Files.exists(Path.of("kafka").resolve(file)))
                        .as(file)
                        .isTrue()));
    }

    @Test
    void messagesAreNamedAfterTheTypesInTheHeaders() {
        List<String> types = api.at("/components/messages").properties().stream()
                .map(message -> message.getValue().get("name").textValue())
                .toList();
        Set<String> known = new HashSet<>(headerTypes());
        known.addAll(List.of(BatchRecord.TYPE, PUBLISHED, EVENT));
        known.addAll(UNTYPED);
        assertThat(known).containsExactlyInAnyOrderElementsOf(types);
    }

    @Test
    void everySchemaOfHeadersIsThatOfAMessage() {
        List<String> used =
                api.findValues("$ref").stream().map(JsonNode::textValue).toList();
        assertThat(WireContractTest.names(api.at("/components/schemas")))
                .allSatisfy(schema -> assertThat(used).contains("#/components/schemas/" + schema));
    }

    @Test
    void theHeadersAreThoseThatProducersSet() {
        Map<String, String> headers =
                CloudEvents.attributes(Headers.STEP_REPLIED, "/gangway/hands", "id", Instant.EPOCH);
        JsonNode schema = api.at("/components/schemas/headers");
        assertThat(WireContractTest.texts(schema.get("required")))
                .containsExactlyInAnyOrderElementsOf(headers.keySet());
        assertThat(headers).containsEntry("ce_time", "1970-01-01T00:00:00Z").containsEntry("ce_specversion", "1.0");
        assertThat(CloudEvents.headers(Headers.STEP_REPLIED, "/gangway/hands", "id", Instant.EPOCH)
                        .toArray())
                .hasSameSizeAs(headers.keySet());
    }

    @Test
    void headersOfOurOwnAreDescribedWhereTheyAreSet() {
        assertThat(ownHeaders("stepHeaders")).containsExactlyInAnyOrder(Headers.STEP, Headers.DELIVERY);
        assertThat(ownHeaders("replyHeaders")).containsExactly(Headers.DELIVERY);
        assertThat(ownHeaders("eventHeaders")).containsExactly(Headers.SEQUENCE);
    }

    @Test
    void theReplyToOneCaseOfABatchHasThemToo() throws IOException {
        JsonNode kamelet = new YAMLMapper()
                .readTree(Path.of("routes/platform/batch-reply.kamelet.yaml").toFile());
        Set<String> set = new HashSet<>(kamelet.findValues("setHeader").stream()
                .map(header -> header.get("name").textValue())
                .toList());
        assertThat(set.remove("kafka.KEY")).as("the record's key").isTrue();
        WireFiles.headers("reply").assertDescribe(set);
    }

    private List<String> ownHeaders(String schema) {
        return WireContractTest.names(api.at("/components/schemas/" + schema).at("/allOf/1/properties"));
    }

    private static String channel(String topic) {
        return topic.equals(TopicsFile.STEP_TEMPLATE) ? "step.commands" : topic;
    }

    private static String operation(Map.Entry<String, JsonNode> operation) {
        String role = operation.getKey().substring(0, operation.getKey().indexOf('-'));
        String channel = operation.getValue().at("/channel/$ref").textValue().substring("#/channels/".length());
        return role + " " + operation.getValue().get("action").textValue() + " " + channel;
    }

    private static List<String> headerTypes() {
        return Arrays.stream(Headers.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(AsyncApiTest::constant)
                .filter(type -> type.endsWith(".v1"))
                .toList();
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
