// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Scenario;
import org.gangway.chat.Texts;
import org.gangway.scenarios.BrokenScenario;
import org.gangway.scenarios.ScenarioFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** By which limits a command judges photos. */
final class LimitOptions {
    @Option(
            names = "--profile",
            defaultValue = "selfie",
            paramLabel = "PROFILE",
            description = "Whose rules count: selfie or id-portrait (${DEFAULT-VALUE}).")
    private String profile = "selfie";

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "*.scenario.yaml whose limits for that profile count; the engine's own count for the rest.")
    private @Nullable Path scenario;

    @Option(
            names = "--texts",
            paramLabel = "FOLDER",
            defaultValue = "scenarios/texts",
            description = "The scenario's texts, added to the built-in ones. Default: ${DEFAULT-VALUE}")
    private Path texts = Path.of("scenarios/texts");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /** @param limits as a scenario sets them, of this profile only */
    record Chosen(Profile profile, Map<String, Map<String, Limit>> limits) {}

    /** @throws ParameterException with everything that is wrong with these options */
    Chosen chosen() {
        List<String> problems = new ArrayList<>();
        Optional<Profile> named = named(problems);
        Optional<Scenario> read = Optional.ofNullable(scenario).flatMap(file -> read(file, problems));
        Map<String, Limit> limits =
                read.map(it -> it.limits().getOrDefault(profile, Map.of())).orElse(Map.of());
        unmeasured(limits)
                .ifPresent(rules -> problems.add(
                        scenario + ": limits of " + profile + " that the embedded engine does not measure: " + rules));
        if (!problems.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join(System.lineSeparator(), problems));
        }
        if (scenario != null && limits.isEmpty()) {
            spec.commandLine().getOut().printf("%s sets no limits for %s: the engine's count%n", scenario, profile);
        }
        return new Chosen(named.orElseThrow(), limits.isEmpty() ? Map.of() : Map.of(profile, limits));
    }

    private Optional<Profile> named(List<String> problems) {
        Optional<Profile> named = Stream.of(Profile.values())
                .filter(one -> PhotoProfiles.label(one).equals(profile))
                .findFirst();
        if (named.isEmpty()) {
            problems.add("--profile must be selfie or id-portrait");
        }
        return named;
    }

    private Optional<Scenario> read(Path file, List<String> problems) {
        try {
            return Optional.of(new ScenarioFile(Texts.with(texts)).parse(Files.readString(file), file.toString()));
        } catch (IOException e) {
            problems.add("cannot read " + file + "; give the path of a *.scenario.yaml");
        } catch (BrokenScenario | IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<String> unmeasured(Map<String, Limit> limits) {
        return Stream.of(PhotoRule.values())
                .filter(rule -> !rule.embedded())
                .map(PhotoRule::label)
                .filter(limits::containsKey)
                .reduce((one, other) -> one + ", " + other);
    }
}
