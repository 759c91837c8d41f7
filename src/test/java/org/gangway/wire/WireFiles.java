// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.compliance.BandsRecord;
import org.gangway.compliance.ExemptionRecord;
import org.gangway.rescreening.CustomerRecord;
import org.gangway.rescreening.RescreeningRecord;
import org.gangway.rescreening.RescreeningRun;
import org.gangway.rescreening.StandingHit;
import org.gangway.scenarios.ScenarioRecord;
import org.gangway.sealing.WrappedKey;

/** The files under {@code kafka/} and the Java records they speak of. */
public final class WireFiles {

    /** Every record on a topic by the name of its schema: a new one is one more line. */
    static final SortedMap<String, Class<?>> RECORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("bands", BandsRecord.class),
            Map.entry("batch", BatchRecord.class),
            Map.entry("case", CaseView.class),
            Map.entry("case-event", CaseEvent.class),
            Map.entry("case-file", CaseFile.class),
            Map.entry("command", CommandRecord.class),
            Map.entry("customer", CustomerRecord.class),
            Map.entry("dead-letter", JsonNode.class),
            Map.entry("deadline", DeadlineRecord.class),
            Map.entry("exemption", ExemptionRecord.class),
            Map.entry("held-letter", HeldLetter.class),
            Map.entry("hit-opened", HitOpenedRecord.class),
            Map.entry("open-face", OpenFaceRecord.class),
            Map.entry("outcome", OutcomeRecord.class),
            Map.entry("outgoing", OutgoingRecord.class),
            Map.entry("received", ReceivedRecord.class),
            Map.entry("reply", ReplyRecord.class),
            Map.entry("rescreening", RescreeningRecord.class),
            Map.entry("rescreening-run", RescreeningRun.class),
            Map.entry("scenario", ScenarioRecord.class),
            Map.entry("standing-hit", StandingHit.class),
            Map.entry("standing-hit-opened", StandingHitOpenedRecord.class),
            Map.entry("vote", VoteRecord.class),
            Map.entry("waiting-entry", WaitingEntry.class),
            Map.entry("wrapped-key", WrappedKey.class)));

    /** A schema of what is on no topic by itself: the certificate is a field of an event. */
    static final String CERTIFICATE = "deletion-certificate";

    static final String COMMON = "common";
    private static final Path KAFKA = Path.of("kafka");
    private static final String SCHEMA = ".schema.json";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private WireFiles() {}

    static JsonNode asyncApi() throws IOException {
        return new YAMLMapper().readTree(KAFKA.resolve("asyncapi.yaml").toFile());
    }

    static JsonNode schema(String name) throws IOException {
        return Json.MAPPER.readTree(
                KAFKA.resolve("schemas").resolve(name + SCHEMA).toFile());
    }

    static List<String> schemas() throws IOException {
        return names("schemas", SCHEMA);
    }

    static List<String> examples() throws IOException {
        return names("examples", ".json");
    }

    static JsonNode example(String name) throws IOException {
        return Json.MAPPER.readTree(
                KAFKA.resolve("examples").resolve(name + ".json").toFile());
    }

    /** {@code reply-ask} is an example of {@code reply}, {@code hit-opened} of {@code hit-opened}. */
    static String schemaOf(String example) {
        return RECORDS.keySet().stream()
                .filter(schema -> example.equals(schema) || example.startsWith(schema + "-"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new AssertionError("no schema for example " + example));
    }

    /** The names of the headers that a message must have, and of those that it may have besides. */
    public record HeaderNames(Set<String> required, Set<String> optional) {
        /** Whether somebody who goes by asyncapi.yaml would be surprised. */
        public void assertDescribe(org.apache.kafka.common.header.Headers headers) {
            Set<String> names = new TreeSet<>();
            headers.forEach(header -> names.add(header.key()));
            assertDescribe(names);
        }

        public void assertDescribe(Set<String> names) {
            Set<String> found = new TreeSet<>(names);
            assertThat(found).containsAll(required);
            found.removeAll(required);
            assertThat(optional).containsAll(found);
        }
    }

    /** @param message of asyncapi.yaml */
    public static HeaderNames headers(String message) throws IOException {
        JsonNode api = asyncApi();
        Set<String> required = new TreeSet<>();
        Set<String> optional = new TreeSet<>();
        collect(api, api.at("/components/messages/" + message + "/headers"), required, optional);
        optional.removeAll(required);
        return new HeaderNames(required, optional);
    }

    private static void collect(JsonNode api, JsonNode schema, Set<String> required, Set<String> optional) {
        if (schema.has("$ref")) {
            collect(api, api.at(schema.get("$ref").textValue().substring(1)), required, optional);
        }
        schema.path("allOf").forEach(part -> collect(api, part, required, optional));
        schema.path("required").forEach(name -> required.add(name.textValue()));
        schema.path("properties").fieldNames().forEachRemaining(optional::add);
    }

    public static List<Error> validate(String schema, JsonNode instance) {
        return REGISTRY.getSchema(SchemaLocation.of("classpath:kafka/schemas/" + schema + SCHEMA))
                .validate(instance, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static List<String> names(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(KAFKA.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        }
    }
}
