// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.gangway.wire.Json;
import picocli.CommandLine;

/** The page of figures, to which every drill adds its own. */
final class Proofs {
    private static final Pattern LOGIN = Pattern.compile("(--login[ =][^ :]+):\\S+");

    private Proofs() {}

    static void add(Path page, CommandLine line, Map<String, Object> figures) throws IOException {
        String entry =
                """

                ## %s, %s

                Commit `%s`, %d processors, Java %s.

                ```
                %s
                %s
                ```
                """
                        .formatted(
                                title(line),
                                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                                commit(),
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version(),
                                command(line),
                                new String(Json.write(figures), StandardCharsets.UTF_8));
        Files.writeString(page, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As {@code drill crash}. */
    private static String title(CommandLine line) {
        CommandLine parent = line.getParent();
        return (parent == null ? "" : parent.getCommandName() + " ") + line.getCommandName();
    }

    /** As it was given, without passwords. */
    static String command(CommandLine line) {
        String given = String.join(" ", root(line).getParseResult().originalArgs());
        return "./gangway " + LOGIN.matcher(given).replaceAll("$1:***");
    }

    private static CommandLine root(CommandLine line) {
        CommandLine parent = line.getParent();
        return parent == null ? line : root(parent);
    }

    /** Of the folder that this runs in; a distribution has none. */
    static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        } catch (IOException noGit) {
            return "unknown";
        }
    }
}
