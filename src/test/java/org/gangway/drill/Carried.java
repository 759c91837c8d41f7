// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gangway.broker.TestBroker;
import org.gangway.wire.Json;
import picocli.CommandLine;

/** A drill that is carried out, and finds nothing. */
final class Carried {
    /** Those that break the broker itself, or say which cluster they are about. */
    private static final List<String> OWN_BROKER = List.of("broker", "disk", "cluster");

    private Carried() {}

    /** At its end every case has its certificate. @return the figures of the last line */
    static JsonNode out(String... arguments) {
        return out(new DrillCommand(), arguments);
    }

    /** The same of a drill that is not among the others. */
    static JsonNode out(Object command, String... arguments) {
        JsonNode figures = figures(command, arguments);
        assertThat(figures.path("cases").asInt()).as("%s", figures).isPositive();
        assertThat(figures.path("certificates")).as("%s", figures).isEqualTo(figures.path("cases"));
        return figures;
    }

    /** One that does not count certificates. @return the figures of the last line */
    static JsonNode figures(Object command, String... arguments) {
        if (OWN_BROKER.contains(arguments[0]) || !TestBroker.inContainers()) {
            return asTold(command, List.of(arguments));
        }
        try (TestBroker cluster = TestBroker.start(Path.of("."))) {
            Path file = Files.createTempFile("cluster", ".properties");
            Files.writeString(file, "bootstrap.servers=" + cluster.bootstrapServers());
            List<String> on = new ArrayList<>(List.of(arguments));
            on.addAll(List.of("--cluster", file.toString()));
            return asTold(command, on);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the broker that the arguments name, or one of its own. @return the figures of the last line */
    static JsonNode asTold(Object command, List<String> arguments) {
        StringWriter out = new StringWriter();
        int status =
                new CommandLine(command).setOut(new PrintWriter(out, true)).execute(arguments.toArray(String[]::new));
        assertThat(status).as(out.toString()).isZero();
        String last = out.toString().lines().toList().getLast();
        return Json.read(last.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
