// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Reply;
import org.jspecify.annotations.Nullable;

/** What {@code routes/<step>.test.yaml} holds: fields in, the calls and the reply to expect. */
final class RouteTestFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    private RouteTestFile() {}

    /**
     * @param name a sentence
     * @param fields a value {@code file:NAME} is a document: the file beside the test file; {@code demo:NAME} is a
     *     photograph of the demo: {@code id-portrait}, {@code selfie}, {@code stranger}, {@code scene}
     * @param profiles what the photos are of, by field: {@code id-portrait} or {@code selfie}, as the scenario says
     * @param limits what photos must be, by profile and rule, as the scenario says
     * @param round 1 if absent
     * @param expectCalls in their order
     */
    record Case(
            String name,
            @Nullable Map<String, String> fields,
            @Nullable String outcome,
            @Nullable String language,
            @Nullable Map<String, String> answers,
            @Nullable Map<String, String> facts,
            @Nullable Map<String, String> profiles,
            @Nullable Map<String, Map<String, Limit>> limits,
            int round,
            @Nullable List<Call> expectCalls,
            ExpectedReply expectReply) {}

    /**
     * @param headers {@code *} for any value
     * @param body what must be in the JSON body; it may hold more
     */
    record Call(
            String method,
            String path,
            @Nullable Map<String, String> headers,
            @Nullable JsonNode body,
            @Nullable Answer answer) {}

    /** @param status 200 if absent */
    record Answer(int status, @Nullable Map<String, String> headers, @Nullable JsonNode body) {}

    /**
     * @param reasons all of them, if given
     * @param facts those that must be there; a document is written {@code document:MEDIA-TYPE}
     */
    record ExpectedReply(
            Reply.Kind kind,
            @Nullable List<String> reasons,
            @Nullable Map<String, String> facts,
            @Nullable ExpectedQuestion question) {}

    record ExpectedQuestion(String field, @Nullable String textKey, @Nullable String type) {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException saying what is wrong where */
    static List<Case> read(Path file) {
        try {
            List<Case> cases = YAML.readValue(text(file), new TypeReference<>() {});
            cases.forEach(test -> require(file, test));
            return cases;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    file + ": line "
                            + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    @SuppressWarnings("NullAway") // what a parser left out is null, whatever the record declares
    private static void require(Path file, Case test) {
        if (test.name() == null
                || test.expectReply() == null
                || test.expectReply().kind() == null) {
            throw new IllegalArgumentException(file + ": each test needs a name and expect-reply: {kind: ...}");
        }
    }
}
