// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gangway.broker.FreePort;
import org.gangway.broker.TestBroker;
import org.gangway.command.Main;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gangway demo --headless} in a process of its own, three times on the same data. */
class WalkIT {
    private static final long PATIENCE_SECONDS = 150;

    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "gangway.models.dir",
                    Path.of(System.getProperty("gangway.models.dir", "target/models"))
                            .toAbsolutePath()
                            .toString(),
            "gangway.broker.port", "0",
            "gangway.sandbox.port", Integer.toString(FreePort.next()),
            "gangway.sandbox.smtp-port", Integer.toString(FreePort.next())));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void threeCustomersEndAsExpectedAfterAKillInTheMiddleAndOnceMoreOnTheSameData() throws Exception {
        Optional<TestBroker> cluster = TestBroker.instead();
        try {
            cluster.ifPresent(broker -> settings.putAll(broker.settings()));
            killedWhenTheFirstCustomerIsHalfWay();
            endsAsExpected();
            endsAsExpected();
        } finally {
            cluster.ifPresent(TestBroker::close);
        }
    }

    private void killedWhenTheFirstCustomerIsHalfWay() throws IOException, InterruptedException {
        Process demo = demo();
        try (BufferedReader out = demo.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.contains("Which country are you a citizen of?")) {
                line = out.readLine();
            }
            assertThat(line).as("the first customer's half way").isNotNull();
        } finally {
            demo.destroyForcibly();
        }
        assertThat(demo.waitFor()).isNotZero();
    }

    private void endsAsExpected() throws IOException, InterruptedException {
        Process demo = demo();
        List<String> said = new ArrayList<>();
        try (BufferedReader out = demo.inputReader()) {
            out.lines().forEach(said::add);
            assertThat(demo.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            demo.destroyForcibly();
        }
        String all = String.join("\n", said);
        assertThat(demo.exitValue()).as(all).isZero();
        JsonNode ending = Json.MAPPER.readTree(said.getLast());
        assertThat(ending.path("as_expected").asBoolean()).isTrue();
        assertThat(ending.path("abandoned").path("reminded").asBoolean())
                .as("whoever leaves is reminded first")
                .isTrue();
        for (String outcome : List.of("approved", "refused", "abandoned")) {
            assertThat(ending.path(outcome).path("outcome").asText()).isEqualTo(outcome);
            assertThat(ending.path(outcome).path("milliseconds").asLong()).isPositive();
        }
    }

    private Process demo() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath(), Main.class.getName(), "demo", "--headless", "--port=0"));
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
