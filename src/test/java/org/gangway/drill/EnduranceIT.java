// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.gangway.bench.BenchCommand;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** {@code ./gangway bench endurance} in a short form: everything happens, for seconds instead of minutes. */
@Timeout(300)
class EnduranceIT {
    private static final Path OUT = Path.of("target/endurance");

    @Test
    void underASteadyLoadNothingGrowsAndASlowVendorHoldsUpNobodyElse() {
        JsonNode figures = carriedOut("--minutes", "0.4", "--limit", "8", "--open-cases", "0");

        assertThat(figures.path("cases").asInt()).isPositive();
        assertThat(figures.path("certificates")).isEqualTo(figures.path("cases"));
        assertThat(figures.path("slow_wait_most").asInt())
                .isGreaterThan(figures.path("usual_wait").asInt());
        assertThat(figures.path("in_operations").asInt()).isZero();
        assertThat(OUT.resolve("endurance.html")).exists();
    }

    @Test
    void openCasesAreThereAgainAfterAStartOnNothingButTheirChangelog() {
        JsonNode figures = carriedOut("--minutes", "0", "--open-cases", "1000");

        assertThat(figures.path("restore_seconds").asDouble()).isBetween(0.1, 60.0);
        assertThat(figures.path("restored_reply_ms").asInt()).isPositive();
        assertThat(figures.path("reminded").asInt()).isPositive();
    }

    private static JsonNode carriedOut(String... options) {
        StringWriter out = new StringWriter();
        String[] arguments = new String[options.length + 3];
        arguments[0] = "endurance";
        arguments[1] = "--out";
        arguments[2] = OUT.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        int status = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(status).as(out.toString()).isZero();
        String last = out.toString().lines().toList().getLast();
        return Json.read(last.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
