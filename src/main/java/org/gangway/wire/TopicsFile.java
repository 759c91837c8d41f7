// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.utils.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The topics as {@code kafka/topics.yaml} states them.
 *
 * @param topics by logical name, the template {@code <step>.commands} among them
 */
public record TopicsFile(Map<String, TopicSpec> topics) {
    static final String STEP_TEMPLATE = "<step>.commands";

    private static final String FILE = "kafka/topics.yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).registerModule(new Jdk8Module()).registerModule(new JavaTimeModule());

    /** The file does not say what it should. The message has one line for each problem. */
    public static final class Wrong extends RuntimeException {
        Wrong(String message) {
            super(message);
        }
    }

    /** The file that is part of the program; its tests have checked it. */
    public static TopicsFile bundled() {
        return Bundled.FILE;
    }

    /** @throws Wrong naming every problem and its line */
    public static TopicsFile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new Wrong(file + " cannot be read");
        }
    }

    /** @throws Wrong naming every problem and its line */
    static TopicsFile parse(String yaml) {
        List<Error> errors = validate(yaml);
        if (!errors.isEmpty()) {
            throw new Wrong(errors.stream()
                    .map(TopicsFile::line)
                    .sorted()
                    .distinct()
                    .collect(Collectors.joining("\n", "the topics file has problems:\n", "")));
        }
        return bind(yaml);
    }

    /** The topics to exist when these are the steps, by logical name. */
    public Map<String, TopicSpec> topics(Collection<String> steps) {
        Map<String, TopicSpec> all = new TreeMap<>(topics);
        all.values().removeIf(spec -> spec.step()
                .filter(step -> OptionalSteps.contains(step) && !steps.contains(step))
                .isPresent());
        TopicSpec template = all.remove(STEP_TEMPLATE);
        if (template != null) {
            steps.forEach(step -> all.putIfAbsent(step + ".commands", template));
        }
        return all;
    }

    /** Logical names with a physical name of their own. */
    Map<String, String> named() {
        return topics.entrySet().stream()
                .filter(topic -> topic.getValue().name().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, topic -> topic.getValue().name().orElseThrow()));
    }

    private static TopicsFile bind(String yaml) {
        try {
            return YAML.readValue(yaml, TopicsFile.class);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Wrong("the topics file has problems:\nline %4d: %s".formatted(line, e.getOriginalMessage()));
        }
    }

    private static List<Error> validate(String yaml) {
        try {
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder -> builder.nodeReader(reader -> reader.locationAware()))
                    .getSchema(SchemaLocation.of("classpath:kafka/topics.schema.json"))
                    .validate(yaml, InputFormat.YAML);
        } catch (IllegalArgumentException e) {
            int line = e.getCause() instanceof JsonProcessingException malformed && malformed.getLocation() != null
                    ? malformed.getLocation().getLineNr()
                    : 1;
            throw new Wrong("the topics file is not YAML from line " + line + " on");
        }
    }

    private static String line(Error error) {
        return "line %4d: %s: %s"
                .formatted(line(error.getInstanceNode()), error.getInstanceLocation(), error.getMessage());
    }

    /** A file that holds nothing has no places either. */
    private static int line(JsonNode node) {
        try {
            return JsonNodes.tokenStreamLocationOf(node).getLineNr();
        } catch (IllegalArgumentException e) {
            return 1;
        }
    }

    private static final class Bundled {
        static final TopicsFile FILE = bind(text());

        private static String text() {
            try (InputStream in = TopicsFile.class.getClassLoader().getResourceAsStream(TopicsFile.FILE)) {
                if (in == null) {
                    throw new IllegalStateException(TopicsFile.FILE + " is not on the class path");
                }
                return new String(in.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
