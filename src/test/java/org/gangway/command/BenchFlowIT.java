// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.broker.TestBroker;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;

/** Not how fast: that the figures are of what was really done. */
class BenchFlowIT {

    @Test
    void aFewCasesAreWorkedOnCountedAndComparedWithKafkaAlone() {
        StringWriter out = new StringWriter();
        List<String> command =
                new ArrayList<>(List.of("bench", "flow", "--cases", "40", "--warm-up", "1", "--only", "process"));
        Optional<TestBroker> cluster = TestBroker.instead();
        cluster.map(TestBroker::settings)
                .orElse(Map.of())
                .forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        int status;
        try {
            status = Main.execute(
                    new PrintWriter(out),
                    new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                    command.toArray(String[]::new));
        } finally {
            cluster.ifPresent(TestBroker::close);
        }

        assertThat(status).isZero();
        assertThat(out.toString()).contains("40 cases in").contains("gangway.events");
        JsonNode figures =
                Json.read(out.toString().lines().toList().getLast().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(figures.path("process_cases_per_second").asDouble()).isPositive();
        assertThat(figures.path("process_ratio").asDouble()).isPositive();
    }
}
