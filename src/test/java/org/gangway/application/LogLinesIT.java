// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.broker.FreePort;
import org.gangway.broker.TestBroker;
import org.gangway.command.Main;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The application as {@code ./gangway run} starts it, with the logs of the profiles {@code production} and {@code local}. */
@Timeout(120)
class LogLinesIT {
    private static final String CONVERSATION = "0123456789abcdef0123456789abcdef";
    private static final String CASE = CONVERSATION + "-1795428930000";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Optional<TestBroker> cluster = TestBroker.instead();

    @AfterEach
    void end() {
        cluster.ifPresent(TestBroker::close);
    }

    @Test
    void aRecordThatStopsAHandIsFoundByTheKeysOfItsLine() throws Exception {
        int port = FreePort.next();
        Process gangway = run("local,production", port);
        try (BufferedReader out = gangway.inputReader()) {
            next(out, line -> line.path("message").asText().contains("Sanctions list loaded"));
            send(port);
            JsonNode line = next(out, l -> l.path("message").asText().startsWith("A bug stops this partition"));
            assertThat(line.path("caseId").asText()).isEqualTo(CASE);
            assertThat(line.path("step").asText()).isEqualTo("close-case");
            assertThat(line.path("commandId").asText()).isEqualTo(CASE + ".close-case.1");
            assertThat(line.path("topic").asText()).isEqualTo("gangway.close-case.commands");
            assertThat(line.path("partition").asInt(-1)).isBetween(0, 11);
            assertThat(line.path("offset").asInt(-1)).isZero();
            assertThat(line.path("cause").asText()).endsWith("Exception");
            assertThat(line.path("log").path("level").asText()).isEqualTo("ERROR");
        } finally {
            gangway.destroyForcibly();
        }
    }

    @Test
    void inTextTheKeysOfALineStandBehindItsMessage() throws Exception {
        int port = FreePort.next();
        Process gangway = run("local", port);
        try (BufferedReader out = gangway.inputReader()) {
            text(out, "Sanctions list loaded");
            send(port);
            assertThat(text(out, "A bug stops this partition"))
                    .contains(" the record is tried again caseId=\"" + CASE + "\" step=\"close-case\"")
                    .contains("topic=\"gangway.close-case.commands\"", "offset=\"0\"", "Exception\"")
                    .doesNotContain("\tat ");
        } finally {
            gangway.destroyForcibly();
        }
    }

    private static String text(BufferedReader out, String wanted) throws Exception {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            assertThat(line).as("a line without keys ends with its message").doesNotEndWith(" ");
            if (line.contains(wanted)) {
                return line;
            }
        }
        throw new AssertionError("the application ended");
    }

    /** Every line must be JSON on the way to the one that is looked for. */
    private static JsonNode next(BufferedReader out, java.util.function.Predicate<JsonNode> wanted) throws Exception {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            JsonNode json = Json.MAPPER.readTree(line);
            assertThat(json.path("@timestamp").isTextual()).as(line).isTrue();
            if (wanted.test(json)) {
                return json;
            }
        }
        throw new AssertionError("the application ended");
    }

    /** A command to close a case that says nothing of the case: a bug of its writer. */
    private void send(int port) {
        byte[] command = Json.write(new CommandRecord(
                CASE,
                CASE + ".close-case.1",
                "close-case",
                1,
                Instant.EPOCH,
                "en",
                null,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                null));
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                cluster.map(TestBroker::bootstrapServers).orElse("127.0.0.1:" + port),
                "max.block.ms",
                60_000,
                "delivery.timeout.ms",
                120_000);
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("gangway.close-case.commands", CONVERSATION, command));
        }
    }

    private Process run(String profiles, int port) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                classPath(),
                Main.class.getName(),
                "run",
                "--spring.profiles.active=" + profiles,
                "--gangway.broker.port=" + port,
                "--gangway.faces.enabled=false",
                "--gangway.steps=close-case",
                "--server.port=0",
                "--gangway.sandbox.port=" + FreePort.next(),
                "--gangway.sandbox.smtp-port=" + FreePort.next()));
        cluster.ifPresent(there -> there.settings().forEach((name, value) -> command.add("--" + name + "=" + value)));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What the application sees when it runs alone. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
