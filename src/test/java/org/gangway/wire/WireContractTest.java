// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.StepState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas, examples, Java records, topics.yaml and asyncapi.yaml say the same. */
class WireContractTest {

    /** What is stored after each decision leaves out what is empty. */
    private static final Set<Class<?>> SPARSE = Set.of(CaseFile.class, StepState.class);

    static List<String> examples() throws IOException {
        return WireFiles.examples();
    }

    static Stream<String> records() {
        return WireFiles.RECORDS.entrySet().stream()
                .filter(record -> record.getValue().isRecord())
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleFitsItsSchema(String name) throws IOException {
        assertThat(WireFiles.validate(WireFiles.schemaOf(name), WireFiles.example(name)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadIntoItsRecordAndWrittenBackTheSame(String name) throws IOException {
        JsonNode example = WireFiles.example(name);
        assertThat(Json.MAPPER.readTree(rewritten(example, type(WireFiles.schemaOf(name)))))
                .isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aFieldOfANewerVersionDoesNotDisturb(String name) throws IOException {
        ObjectNode newer = WireFiles.example(name).deepCopy();
        newer.put("addedLater", "x");
        String schema = WireFiles.schemaOf(name);
        assertThat(WireFiles.validate(schema, newer)).isEmpty();
        assertThat(Json.read(Json.write(newer), type(schema))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordWithoutARequiredFieldDoesNotFit(String name) throws IOException {
        for (JsonNode required : WireFiles.schema(name).get("required")) {
            ObjectNode broken = WireFiles.example(name).deepCopy();
            broken.remove(required.textValue());
            assertThat(WireFiles.validate(name, broken))
                    .as(required.textValue())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void aSchemaHasThePropertiesOfItsRecord(String name) throws IOException {
        assertSame(WireFiles.schema(name), type(name));
        assertThat(WireFiles.schema(name).get("title").textValue())
                .isEqualTo(type(name).getSimpleName());
        assertThat(WireFiles.examples()).contains(name);
    }

    @Test
    void sharedPartsHaveThePropertiesOfTheirRecords() throws IOException {
        JsonNode common = WireFiles.schema(WireFiles.COMMON).get("$defs");
        assertSame(common.get("Question"), Question.class);
        assertSame(common.get("RuleTable"), StepInput.RuleTable.class);
        assertSame(WireFiles.schema("case").get("$defs").get("OpenStep"), CaseView.OpenStep.class);
        assertSame(WireFiles.schema("case-file").get("$defs").get("StepState"), StepState.class);
        JsonNode batch = WireFiles.schema("batch").get("$defs");
        assertSame(batch.get("Manifest"), BatchRecord.Manifest.class);
        assertSame(batch.get("Range"), BatchRecord.Range.class);
        assertSame(batch.get("Entry"), BatchRecord.Entry.class);
    }

    @Test
    void theKindsOfReplyAreThoseOfTheDomain() throws IOException {
        assertThat(texts(WireFiles.schema("reply").at("/properties/kind/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Reply.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void everySchemaHasItsRecordAndEveryRecordItsTopic() throws IOException {
        SortedSet<String> schemas = new TreeSet<>(WireFiles.schemas());
        schemas.removeAll(List.of(WireFiles.COMMON, WireFiles.CERTIFICATE));
        assertThat(schemas).isEqualTo(WireFiles.RECORDS.keySet());
        assertThat(TopicsFile.bundled().topics().values().stream()
                        .flatMap(topic -> topic.records().stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(schemas);
    }

    @Test
    void somethingInTheClearDoesNotFit() throws IOException {
        ObjectNode clear = WireFiles.example("command").deepCopy();
        ((ObjectNode) clear.get("fields")).put("family-name", "in the clear");
        assertThat(WireFiles.validate("command", clear)).isNotEmpty();
    }

    static void assertSame(JsonNode schema, Class<?> record) {
        List<RecordComponent> components = List.of(record.getRecordComponents());
        assertThat(names(schema.get("properties")))
                .as(record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(
                        components.stream().map(RecordComponent::getName).toList());
        assertThat(texts(schema.get("required")))
                .as("what %s requires", record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(components.stream()
                        .filter(component -> !mayBeAbsent(component))
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        boolean leftOut = SPARSE.contains(component.getDeclaringRecord())
                && (component.getType() == Map.class || component.getType() == List.class);
        return leftOut
                || component.getType() == Optional.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static <T> byte[] rewritten(JsonNode json, Class<T> type) {
        return Json.writeAs(type, Json.read(Json.write(json), type));
    }

    private static Class<?> type(String schema) {
        return Optional.<Class<?>>ofNullable(WireFiles.RECORDS.get(schema)).orElseThrow();
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
