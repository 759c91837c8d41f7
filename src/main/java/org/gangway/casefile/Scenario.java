// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The predefined course of a case.
 *
 * @param hash SHA-256 of the file as published, hex
 * @param languages BCP 47, the first is the default
 * @param stages what must be done before the outcome, in order
 * @param ending the steps under {@code finally}, in order; they see customer data only if the case was approved
 */
public record Scenario(
        String name, int version, String hash, List<String> languages, List<Stage> stages, List<Step> ending) {

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
}
