// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void sayingNothingIsWrongUsageAndListsTheCommands() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("say what to do", "run", "broker", "topics");
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(run("fly")).isEqualTo(2);
        assertThat(err.toString()).contains("fly");
    }

    @Test
    void topicsWantsToKnowWhatToDo() {
        assertThat(run("topics")).isEqualTo(2);
        assertThat(err.toString()).contains("--apply", "--check", "--acls", "--render");
        assertThat(run("topics", "--apply", "--check")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics --check", "publish retail.scenario.yaml"})
    void anUnreadableCommandConfigIsWrongUsage(String command) {
        assertThat(run((command + " --command-config no-such.properties").split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--command-config cannot be read: no-such.properties");
    }

    /** The second option is wrong, so that nothing starts; picocli stops at the first that it cannot read. */
    @Test
    void choicesOfACommandMayBeWrittenInLowerCase() {
        assertThat(run("bench", "flow", "--only=latency", "--seconds=soon")).isEqualTo(2);
        assertThat(err.toString()).contains("--seconds").doesNotContain("--only'");
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("gangway ");
    }

    @Test
    void anErrorIsOneLineWithoutStackTrace() {
        assertThat(run("topics", "--render", "--file", "no-such-file.yaml")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("gangway: no-such-file.yaml cannot be read");
    }

    @Test
    void theStackTraceIsThereForWhoAsksForIt() {
        assertThat(run("topics", "--render", "--file", "no-such-file.yaml", "--stacktrace"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read").contains("\tat org.gangway.wire.TopicsFile.read");
    }

    @Test
    void renderingPrintsEveryTopicAndWhoMayWriteIt() {
        assertThat(run("topics", "--render", "--prefix", "bank.", "--step", "open-lead,rate-risk"))
                .isZero();
        assertThat(out.toString().lines())
                .anySatisfy(line -> assertThat(line)
                        .contains("--create --if-not-exists --topic bank.rate-risk.commands --partitions 12")
                        .contains("--config retention.ms=2592000000"))
                .anySatisfy(line -> assertThat(line)
                        .contains("--topic bank.process-case-keys-changelog")
                        .contains("--config max.compaction.lag.ms=60000"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("--allow-principal User:bank.channels --operation Write --topic bank.chat.received"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("--allow-principal User:bank.hands.open-lead --operation Read --topic"
                                + " bank.open-lead.commands"))
                .anySatisfy(line -> assertThat(line)
                        .endsWith("--allow-principal User:bank.process --operation Write --transactional-id"
                                + " bank.process- --resource-pattern-type prefixed"));
        assertThat(out.toString())
                .doesNotContain("User:bank.channels --operation Read --topic bank.process-case-keys-changelog")
                .doesNotContain("User:bank.hands.rate-risk --operation Read --topic bank.open-lead.commands");
    }

    @Test
    void aBrokenTopicsFileIsToldByLine(@TempDir Path folder) throws Exception {
        Path broken = folder.resolve("topics.yaml");
        Files.writeString(broken, "topics:\n  <step>.commands: {partitions: many}\n");
        assertThat(run("topics", "--render", "--file", broken.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("line    2: ", "partitions", "retention");
    }

    @Test
    void aBrokerOnATakenPortIsOneLine(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run("broker", "--data", folder.toString(), "--port", port))
                    .isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("gangway: port " + port + " is taken");
        }
    }

    private int run(String... args) {
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}
