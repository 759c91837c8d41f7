// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** The scenarios of drills and what they say, put where an installation finds them. */
final class ScenarioFiles {
    private static final List<String> SCENARIOS = List.of(
            "drill-account",
            "drill-signed",
            "drill-envelope",
            "drill-leave",
            Filling.SCENARIO,
            PrivacySettings.SCENARIO);

    private ScenarioFiles() {}

    /** @param home of a new installation */
    static void write(Path home) {
        try {
            Files.createDirectories(home.resolve("routes"));
            Files.createDirectories(home.resolve("tmp"));
            Path scenarios = home.resolve("scenarios");
            Files.createDirectories(scenarios.resolve("texts"));
            for (String scenario : SCENARIOS) {
                copy(scenario + ".scenario.yaml", scenarios);
            }
            for (Tongue tongue : Tongue.values()) {
                copy("texts/" + tongue.language() + ".properties", scenarios);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more, for an installation that has its steps. @param home of one that has not been started */
    static void add(Path home, String scenario) {
        try {
            copy(scenario + ".scenario.yaml", home.resolve("scenarios"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next version of the scenario of most customers: one question more. */
    static String next() {
        String first = read("drill-account.scenario.yaml");
        String question = "  - {ask: email,       type: email}\n";
        String next = first.replace("version: 1", "version: 2")
                .replace(question, question + "  - {ask: phone,       type: phone}\n");
        if (!next.contains("ask: phone")) {
            throw new IllegalStateException("there is no place for one more question");
        }
        return next;
    }

    /** Has cases of {@link Filling#SCENARIO} remind their customers after this time. @param home of an installation that has not been started */
    static void remind(Path home, Duration after) {
        String file = Filling.SCENARIO + ".scenario.yaml";
        String hour = "remind: PT1H";
        String text = read(file);
        if (!text.contains(hour)) {
            throw new IllegalStateException("there is no reminder");
        }
        try {
            Files.writeString(home.resolve("scenarios").resolve(file), text.replace(hour, "remind: " + after));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String file) {
        try (InputStream in = open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(ScenarioFiles.class.getClassLoader().getResourceAsStream("drill/" + file), file);
    }

    private static void copy(String file, Path folder) throws IOException {
        try (InputStream in = open(file)) {
            Files.copy(in, folder.resolve(file));
        }
    }
}
