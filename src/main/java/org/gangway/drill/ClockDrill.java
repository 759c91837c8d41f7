// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill clock}. */
@Command(
        name = "clock",
        description = {
            "The clock of the application's machine is moved under load: on, back to where it was, back by as much again, and on for",
            "good. Whatever asks java.time or Kafka's clients what time it is gets the moved one. The JSON of the last line:",
            "  by_seconds                  by how much it is moved; from the earliest to the latest it is twice as much",
            "  openings_seconds            from the opening of the earliest case to that of the latest, as the application saw it",
            "The rest as in: ./gangway drill crash --help"
        })
final class ClockDrill extends RatedDrill {

    @Option(
            names = "--by",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description = "By how much the clock is moved (${DEFAULT-VALUE}).")
    private int by = 600;

    @Option(
            names = "--hold",
            defaultValue = "20",
            paramLabel = "SECONDS",
            description = "How long it stays where it is (${DEFAULT-VALUE}).")
    private int hold = 20;

    @Option(
            names = "--epoch",
            defaultValue = "PT30S",
            description = "How long a key serves (${DEFAULT-VALUE}); the clock then jumps over the end of many.")
    private Duration epoch = Duration.ofSeconds(30);

    @Override
    Map<String, Object> run(Drill drill) {
        List.of("wrapping", "door", "channel")
                .forEach(purpose -> drill.installation.set("gangway.sealing." + purpose + "-epoch", epoch.toString()));
        Path file = drill.installation.home.resolve("clock");
        move(file, 0);
        drill.expectExpiredCodes();
        drill.installation.clock(file);
        try (Child app = drill.app(0)) {
            drill.load(rate, rate, app::alive);
            for (int offset : List.of(by, 0, -by, by)) {
                move(file, offset);
                drill.load(rate, rate, app::alive);
                Pause.of(Duration.ofSeconds(hold));
                drill.say("the clock is %d s from where it was, %s", offset, drill.crowd);
            }
            if (!app.alive()) {
                drill.found("the application ended because the clock was moved");
            }
            Duration openings = drill.crowd.openings();
            if (openings.toSeconds() < 2L * by) {
                drill.found("cases opened within " + openings.toSeconds() + " s: their clock was not moved");
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("by_seconds", by);
            figures.put("openings_seconds", openings.toSeconds());
            // whatever waits for a reply when the clock is moved on is handed out again
            figures.putAll(drill.figures(Drill.ANY_TIMES));
            return figures;
        }
    }

    private static void move(Path file, int seconds) {
        try {
            Files.writeString(file, Integer.toString(seconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
