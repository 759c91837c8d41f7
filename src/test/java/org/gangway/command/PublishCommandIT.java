// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.gangway.broker.TestBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./gangway publish} against a real broker. */
@Timeout(120)
class PublishCommandIT {
    private static final String RETAIL = "scenarios/retail-account.scenario.yaml";
    private static final String RULES = "scenarios/rules/rate-risk.rules.yaml";
    private static final List<String> STEPS = List.of(
            "open-lead",
            "verify-face",
            "screen-sanctions",
            "rate-risk",
            "sign-agreement",
            "open-account",
            "file-agreement",
            "mail-agreement",
            "announce",
            "update-lead");

    private record Run(int status, String out, String err) {}

    @Test
    void publishesWhatIsSoundAndSaysWhatIsNot(@TempDir Path folder) throws Exception {
        try (TestBroker broker = TestBroker.start(folder.resolve("broker"))) {
            String servers = broker.bootstrapServers();
            Run early = publish(servers, RULES);
            assertThat(early.status()).isEqualTo(1);
            assertThat(early.err()).contains("gangway.scenarios does not exist").doesNotContain("\tat ");

            topics(servers, Stream.of("scenarios"), 1);
            assertThat(publish(servers, RULES).out()).contains("rate-risk@1 is in effect, SHA-256 ");
            Run without = publish(servers, RETAIL);
            assertThat(without.status()).isEqualTo(1);
            assertThat(without.err())
                    .contains(RETAIL + " has 10 problems:", RETAIL + ":7: there is no topic for the step open-lead");

            topics(servers, STEPS.stream().map(step -> step + ".commands"), 12);
            assertThat(publish(servers, RETAIL).out()).contains("retail-account@1 is in effect");
            assertThat(publish(servers, RETAIL, RULES).out())
                    .contains("retail-account@1 was in effect", "rate-risk@1 was in effect");
            Run changed = publish(
                    servers, other(folder), folder.resolve("absent.yaml").toString());
            assertThat(changed.status()).isEqualTo(1);
            assertThat(changed.err()).contains(":3: retail-account@1 is published with other content; raise version");
            assertThat(changed.err()).contains("cannot read");
        }
    }

    private static String other(Path folder) throws IOException {
        String text = Files.readString(Path.of(RETAIL)).replace("at-most: 3", "at-most: 2");
        return Files.writeString(folder.resolve("other.scenario.yaml"), text).toString();
    }

    private static Run publish(String servers, String... files) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("--bootstrap-server=" + servers));
        arguments.addAll(List.of(files));
        int status = new CommandLine(new PublishCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    private static void topics(String servers, Stream<String> names, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(names.map(name -> new NewTopic("gangway." + name, partitions, TestBroker.REPLICAS))
                            .toList())
                    .all()
                    .get();
        }
    }
}
