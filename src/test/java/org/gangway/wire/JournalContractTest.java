// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event of the journal has its schema and its example, and they say what the Java record says. */
class JournalContractTest {
    private static final String SCHEMA = "case-event";

    static Stream<Class<?>> events() {
        return Json.records(CaseEvent.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventHasASchemaWithItsProperties(Class<?> event) throws IOException {
        JsonNode schema = definition(event.getSimpleName());
        assertThat(schema.at("/properties/type/const").textValue()).isEqualTo(Json.kebab(event));
        List<String> components = Stream.of(event.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(WireContractTest.names(schema.get("properties")))
                .containsExactlyInAnyOrderElementsOf(withType(components.stream()));
        assertThat(WireContractTest.texts(schema.get("required")))
                .containsExactlyInAnyOrderElementsOf(withType(Stream.of(event.getRecordComponents())
                        .filter(component -> component.getType() != Optional.class)
                        .map(RecordComponent::getName)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventHasAnExample(Class<?> event) throws IOException {
        JsonNode example = WireFiles.example(SCHEMA + "-" + Json.kebab(event));
        assertThat(Json.read(Json.write(example), CaseEvent.class)).isInstanceOf(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventWithoutARequiredFieldDoesNotFit(Class<?> event) throws IOException {
        for (JsonNode required : definition(event.getSimpleName()).get("required")) {
            ObjectNode broken =
                    WireFiles.example(SCHEMA + "-" + Json.kebab(event)).deepCopy();
            broken.remove(required.textValue());
            assertThat(WireFiles.validate(SCHEMA, broken))
                    .as(required.textValue())
                    .isNotEmpty();
        }
    }

    @Test
    void theSchemaNamesEveryEventAndNoOther() throws IOException {
        JsonNode schema = WireFiles.schema(SCHEMA);
        assertThat(WireContractTest.texts(schema.at("/properties/type/enum")))
                .containsExactlyInAnyOrderElementsOf(events().map(Json::kebab).toList());
        assertThat(schema.findValuesAsText("$ref"))
                .containsAll(events().map(event -> "#/$defs/" + event.getSimpleName())
                        .toList());
        assertThat(schema.get("oneOf")).hasSameSizeAs(events().toList());
    }

    @Test
    void whatEventsHoldHasThePropertiesOfItsRecord() throws IOException {
        WireContractTest.assertSame(definition("ScenarioRef"), Scenario.Ref.class);
        WireContractTest.assertSame(definition("Reply"), Reply.class);
        assertThat(WireContractTest.texts(definition("Reply").at("/properties/kind/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(Reply.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void anAnswerInTheClearDoesNotFit() throws IOException {
        ObjectNode clear = WireFiles.example("case-event-field-answered").deepCopy();
        clear.put("value", "in the clear");
        assertThat(WireFiles.validate(SCHEMA, clear)).isNotEmpty();
    }

    private static List<String> withType(Stream<String> components) {
        return Stream.concat(Stream.of("type"), components).toList();
    }

    private static JsonNode definition(String name) throws IOException {
        return WireFiles.schema(SCHEMA).at("/$defs/" + name);
    }
}
