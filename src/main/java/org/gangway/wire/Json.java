// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.StepState;
import org.gangway.casefile.Value;

/** JSON as it is on the topics. Refuses to write anything in the clear. */
public final class Json {

    private static final ClassValue<String> KEBAB = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        }
    };

    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new BlackbirdModule()) // reflection serves for every case here, and lambdas are faster
            .addModule(new SimpleModule()
                    .addSerializer(Value.class, new ValueWriter())
                    .addDeserializer(Value.class, new ValueReader())
                    .addDeserializer(String.class, new WholeText.Reader())
                    .addKeyDeserializer(String.class, new WholeText.NameReader()))
            .addMixIn(CaseEvent.class, NamedByType.class)
            .addMixIn(CaseFile.class, SparseCaseFile.class)
            .addMixIn(StepState.class, SparseStepState.class)
            .withConfigOverride(Map.class, Json::emptyIfAbsent)
            .withConfigOverride(List.class, Json::emptyIfAbsent)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS) // the same case is the same bytes, in every JVM
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .build();

    static {
        records(CaseEvent.class).forEach(event -> MAPPER.registerSubtypes(new NamedType(event, kebab(event))));
    }

    private Json() {}

    /** The records of a sealed family, those of its branches included. */
    static Stream<Class<?>> records(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(member -> member.isSealed() ? records(member) : Stream.of(member));
    }

    /** {@code CaseOpened} is {@code case-opened} on the wire. */
    public static String kebab(Class<?> type) {
        return KEBAB.get(type);
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes as one of a sealed family: with the {@code type} by which it is read back. */
    public static <T> byte[] writeAs(Class<T> family, T value) {
        try {
            return MAPPER.writerFor(family).writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Malformed if the bytes are not the JSON of a {@code type}; the message holds nothing of the content */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new Malformed(type.getSimpleName());
            }
            return value;
        } catch (IOException e) {
            throw new Malformed(type.getSimpleName());
        }
    }

    /** Bytes that are not the JSON they should be. Carries no cause: a parser's message quotes its input. */
    public static final class Malformed extends RuntimeException {
        public Malformed(String type) {
            super("not the JSON of a " + type);
        }
    }

    private static void emptyIfAbsent(MutableConfigOverride type) {
        type.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    /** A case is stored after each decision: what is empty takes no room. */
    @SuppressWarnings("UnusedMethod") // Jackson looks at them
    private interface SparseCaseFile {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<StepInput.RuleTable> rules();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> seen();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Value> fields();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, StepState> steps();
    }

    @SuppressWarnings("UnusedMethod") // Jackson looks at them
    private interface SparseStepState {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Value> facts();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Value> answers();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> votes();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> reasons();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface NamedByType {}

    private static final class ValueWriter extends StdSerializer<Value> {
        ValueWriter() {
            super(Value.class);
        }

        @Override
        public void serialize(Value value, JsonGenerator out, SerializerProvider provider) throws IOException {
            switch (value) {
                case Value.Sealed sealed -> write(out, "sealed", sealed.token());
                case Value.Open open -> write(out, "open", open.text());
                case Value.Plain ignored -> throw new IllegalStateException("a field in the clear was to be written");
                case Value.Document ignored ->
                    throw new IllegalStateException("a document in the clear was to be written");
            }
        }

        private static void write(JsonGenerator out, String kind, String text) throws IOException {
            out.writeStartObject();
            out.writeStringField(kind, text);
            out.writeEndObject();
        }
    }

    private static final class ValueReader extends StdDeserializer<Value> {
        ValueReader() {
            super(Value.class);
        }

        @Override
        public Value deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode node = in.readValueAsTree();
            if (node.path("sealed").isTextual()) {
                return new Value.Sealed(WholeText.checked(node.get("sealed").textValue(), context));
            }
            if (node.path("open").isTextual()) {
                return new Value.Open(WholeText.checked(node.get("open").textValue(), context));
            }
            return (Value) context.handleUnexpectedToken(Value.class, in);
        }
    }
}
