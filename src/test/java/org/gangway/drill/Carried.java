// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.gangway.wire.Json;
import picocli.CommandLine;

/** A drill that is carried out, and finds nothing. */
final class Carried {
    private Carried() {}

    /** @return the figures of the last line */
    static JsonNode out(String... arguments) {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DrillCommand())
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(status).as(out.toString()).isZero();
        String last = out.toString().lines().toList().getLast();
        JsonNode figures = Json.read(last.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        assertThat(figures.path("cases").asInt()).as(last).isPositive();
        assertThat(figures.path("certificates")).as(last).isEqualTo(figures.path("cases"));
        return figures;
    }
}
