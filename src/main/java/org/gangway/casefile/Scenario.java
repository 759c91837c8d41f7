// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The predefined course of a case.
 *
 * @param hash SHA-256 of the file as published, hex
 * @param languages BCP 47, the first is the default
 * @param stages what must be done before the outcome, in order
 * @param ending the steps under {@code finally}, in order; they see customer data only if the case was approved
 * @param limits what photos must be, by profile and rule, where the scenario says so; the rest is up to who looks at them
 */
public record Scenario(
        String name,
        int version,
        String hash,
        List<String> languages,
        List<Stage> stages,
        List<Step> ending,
        Map<String, Map<String, Limit>> limits) {

    /** One that sets no limits for photos. */
    public Scenario(
            String name, int version, String hash, List<String> languages, List<Stage> stages, List<Step> ending) {
        this(name, version, hash, languages, stages, ending, Map.of());
    }

    /** One step, or several in parallel ({@code all}). */
    public record Stage(List<Step> steps) {
        public Stage {
            steps = List.copyOf(steps);
        }
    }

    /** Names one version. */
    public record Ref(String name, int version, String hash) {}

    public Ref ref() {
        return new Ref(name, version, hash);
    }

    public Stream<Step> steps() {
        return Stream.concat(stages.stream().flatMap(stage -> stage.steps().stream()), ending.stream());
    }

    public Optional<Step> step(String name) {
        return steps().filter(step -> step.name().equals(name)).findFirst();
    }

    /** What the photos that a step needs are of, by field: the scenario says so, and not their names. */
    Map<String, String> profiles(Step step) {
        Map<String, String> profiles = new TreeMap<>();
        steps().filter(asked -> step.needs().contains(asked.name())).forEach(asked -> {
            if (asked instanceof Step.Ask ask) {
                ask.profile().ifPresent(profile -> profiles.put(ask.name(), profile));
            }
        });
        return profiles;
    }

    /** The limits for the photos that a step needs, by profile. The first picture of a recording is a selfie like any other. */
    Map<String, Map<String, Limit>> limits(Step step) {
        return profiles(step).values().stream()
                .map(profile -> profile.equals(Challenging.LIVENESS) ? "selfie" : profile)
                .filter(limits::containsKey)
                .distinct()
                .collect(Collectors.toMap(profile -> profile, profile -> limits.getOrDefault(profile, Map.of())));
    }
}
