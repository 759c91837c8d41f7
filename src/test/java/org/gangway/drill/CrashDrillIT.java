// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.gangway.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The crash drill in its short form; {@code ./gangway drill crash --full} is the whole of it. */
class CrashDrillIT {

    @Test
    @Timeout(180)
    void killedBetweenAnOutsideCallAndItsCommitEveryCaseEndsOnceAsItWouldHave() {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DrillCommand())
                .setOut(new PrintWriter(out, true))
                .execute("crash", "--points", "after-create-account", "--anywhere", "0", "--each", "12", "--seed", "3");

        assertThat(status).as(out.toString()).isZero();
        JsonNode figures =
                Json.read(out.toString().lines().toList().getLast().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(figures.path("kills").asInt()).isEqualTo(1);
        assertThat(figures.path("cases").asInt()).isPositive();
        assertThat(figures.path("accounts_repeated").asInt())
                .as("calls made again")
                .isPositive();
        assertThat(figures.path("certificates")).isEqualTo(figures.path("cases"));
    }
}
