// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The model that requests and answers are held to is the one that the SDK on the class path was generated from. */
class RekognitionModelTest {
    private static final String GENERATED = "software.amazon.awssdk.services.rekognition.model.";
    private static final RekognitionModel MODEL = new RekognitionModel();

    static Stream<String> operations() {
        return MODEL.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shapesAreThoseThatTheSdkHas(String operation) throws ReflectiveOperationException {
        Set<String> compared = new TreeSet<>();
        compare(MODEL.input(operation), Class.forName(GENERATED + operation + "Request"), compared);
        compare(MODEL.output(operation), Class.forName(GENERATED + operation + "Response"), compared);

        assertThat(compared).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void errorsAreThoseThatTheSdkDocuments(String operation) throws ReflectiveOperationException {
        assertThat(documented(operation))
                .containsExactlyInAnyOrderElementsOf(MODEL.errors(operation).stream()
                        .map(RekognitionModelTest::className)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anExampleHasNoProblems(String operation) {
        for (String shape : List.of(MODEL.input(operation), MODEL.output(operation))) {
            assertThat(MODEL.problems(shape, MODEL.example(shape))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'SourceImage': {}, 'TargetImage': {}, 'Threshold': 1}",
                "{'SourceImage': {}, 'TargetImage': {}, 'SimilarityThreshold': 100.5}",
                "{'SourceImage': {}, 'TargetImage': {}, 'SimilarityThreshold': '80'}",
                "{'SourceImage': {}, 'TargetImage': {}, 'QualityFilter': 'GOOD'}",
                "{'SourceImage': {}, 'TargetImage': {'Bytes': ''}}",
                "{'SourceImage': {}, 'TargetImage': {'Bytes': '*'}}",
                "{'SourceImage': {}, 'TargetImage': []}"
            })
    void whatTheModelDoesNotAllowIsAProblem(String request) throws Exception {
        JsonNode json = new ObjectMapper().readTree(request.replace('\'', '"'));

        assertThat(MODEL.problems("CompareFacesRequest", json)).isNotEmpty();
    }

    @Test
    void aPhotoAboveTheQuotaIsAProblem() {
        ObjectNode image = (ObjectNode) MODEL.example("Image");

        image.put("Bytes", new byte[PlainCopy.MOST_BYTES]);
        assertThat(MODEL.problems("Image", new ObjectMapper().valueToTree(image)))
                .isEmpty();
        image.put("Bytes", new byte[PlainCopy.MOST_BYTES + 1]);
        assertThat(MODEL.problems("Image", new ObjectMapper().valueToTree(image)))
                .hasSize(1);
    }

    private static List<String> documented(String operation) throws ReflectiveOperationException {
        Class<?> request = Class.forName(GENERATED + operation + "Request");
        Method method = RekognitionClient.class.getMethod(lower(operation), request);
        return Stream.of(method.getExceptionTypes())
                .filter(type -> RekognitionException.class.isAssignableFrom(type) && type != RekognitionException.class)
                .map(Class::getSimpleName)
                .toList();
    }

    /** The one error whose name does not end as those of classes do. */
    static String className(String error) {
        return error.equals("InternalServerError") ? "InternalServerErrorException" : error;
    }

    private static void compare(String shape, Class<?> type, Set<String> compared) throws ReflectiveOperationException {
        if (!compared.add(shape)) {
            return;
        }
        JsonNode members = MODEL.shape(shape).get("members");
        SdkPojo pojo = (SdkPojo) ((SdkBuilder<?, ?>) type.getMethod("builder").invoke(null)).build();
        List<String> names = new ArrayList<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            names.add(field.locationName());
            compare(members.at("/" + field.locationName() + "/shape").asText(), field, type, compared);
        }
        assertThat(names)
                .as(shape)
                .containsExactlyInAnyOrderElementsOf(
                        RekognitionModel.names(members).toList());
    }

    private static void compare(String member, SdkField<?> field, Class<?> owner, Set<String> compared)
            throws ReflectiveOperationException {
        JsonNode shape = MODEL.shape(member);
        String type = shape.path("type").asText();
        assertThat(field.marshallingType().toString()).as(member).isEqualTo(marshalling(type));
        Type java = owner.getMethod(lower(field.memberName())).getGenericReturnType();
        if (type.equals("list")) {
            java = ((ParameterizedType) java).getActualTypeArguments()[0];
            shape = MODEL.shape(shape.at("/member/shape").asText());
            member = MODEL.shape(member).at("/member/shape").asText();
        }
        if (shape.has("enum")) {
            Set<?> known = (Set<?>) ((Class<?>) java).getMethod("knownValues").invoke(null);
            List<String> values = new ArrayList<>();
            shape.get("enum").forEach(value -> values.add(value.asText()));
            assertThat(known.stream().map(Objects::toString).toList()).containsExactlyInAnyOrderElementsOf(values);
        } else if (shape.path("type").asText().equals("structure")) {
            compare(member, (Class<?>) java, compared);
        }
    }

    private static String marshalling(String type) {
        return switch (type) {
            case "structure" -> "SdkPojo";
            case "blob" -> "SdkBytes";
            default -> Character.toUpperCase(type.charAt(0)) + type.substring(1);
        };
    }

    private static String lower(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
