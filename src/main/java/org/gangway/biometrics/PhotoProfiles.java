// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What each profile requires of a photo, as data: {@code photo-profiles.yaml} for the embedded engine, {@code
 * rekognition-profiles.yaml} for Amazon's. A rule that it does not name is not applied.
 */
record PhotoProfiles(Map<Profile, Map<PhotoRule, Ruling.Limit>> limits) {
    private static final PhotoProfiles DEFAULTS = packaged("photo-profiles.yaml");

    static PhotoProfiles defaults() {
        return DEFAULTS;
    }

    /** @throws NullPointerException if the profile does not name the rule */
    Ruling.Limit limit(Profile profile, PhotoRule rule) {
        return Objects.requireNonNull(limits.getOrDefault(profile, Map.of()).get(rule));
    }

    /** By every rule of the profile, in the rules' order. */
    List<Ruling> judge(Profile profile, PhotoFigures figures) {
        return judge(profile, rule -> rule.value(figures));
    }

    /** @param figures of every rule that the profile names */
    List<Ruling> judge(Profile profile, ToDoubleFunction<PhotoRule> figures) {
        List<Ruling> rulings = new ArrayList<>();
        limits.getOrDefault(profile, Map.of())
                .forEach((rule, limit) -> rulings.add(new Ruling(rule, figures.applyAsDouble(rule), limit)));
        return rulings;
    }

    /**
     * The embedded engine's defaults, but for the limits that the file names.
     *
     * @throws IllegalArgumentException with a message for whoever wrote the file
     */
    static PhotoProfiles of(@Nullable Path file) {
        return DEFAULTS.with(file, PhotoRule::embedded);
    }

    /** The same for Amazon Rekognition, which measures other things and on scales of its own. */
    static PhotoProfiles rekognition(@Nullable Path file) {
        return packaged("rekognition-profiles.yaml").with(file, RekognitionFigures.SAID::contains);
    }

    /** @param known whether the engine has a figure for a rule: a limit on what nobody measures would only look like one */
    private PhotoProfiles with(@Nullable Path file, Predicate<PhotoRule> known) {
        if (file == null) {
            return this;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return with(read(in), known);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the photo profiles in " + file
                            + " (gangway.faces.profiles) cannot be used: profiles are selfie and"
                            + " id-portrait, below them rules such as sharpness with least, most or both, and refer, of those"
                            + " that gangway.faces.engine measures",
                    e);
        }
    }

    private PhotoProfiles with(PhotoProfiles named, Predicate<PhotoRule> known) {
        Map<Profile, Map<PhotoRule, Ruling.Limit>> both = new HashMap<>(limits);
        named.limits.forEach((profile, rules) -> both.merge(profile, known(rules, known), PhotoProfiles::over));
        return new PhotoProfiles(both);
    }

    /**
     * These, but for the limits that the case's scenario sets.
     *
     * @throws FaceEngine.EngineFailed if the engine has no figure for a rule that it names
     */
    PhotoProfiles with(Map<String, Map<String, Limit>> scenario, Predicate<PhotoRule> known) {
        try {
            return scenario.isEmpty() ? this : with(named(scenario), known);
        } catch (IllegalArgumentException e) {
            throw new FaceEngine.EngineFailed(FaceEngine.Failure.UNMEASURED);
        }
    }

    private static Map<PhotoRule, Ruling.Limit> known(Map<PhotoRule, Ruling.Limit> rules, Predicate<PhotoRule> known) {
        if (!rules.keySet().stream().allMatch(known)) {
            throw new IllegalArgumentException("a rule is not measured by this engine");
        }
        return rules;
    }

    private static Map<PhotoRule, Ruling.Limit> over(
            Map<PhotoRule, Ruling.Limit> usual, Map<PhotoRule, Ruling.Limit> named) {
        Map<PhotoRule, Ruling.Limit> both = new EnumMap<>(usual);
        both.putAll(named);
        return both;
    }

    private static PhotoProfiles packaged(String resource) {
        try (InputStream in = PhotoProfiles.class.getResourceAsStream(resource)) {
            return read(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(resource + " is not as it was built", e);
        }
    }

    private static PhotoProfiles read(InputStream in) throws IOException {
        return named(new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {}));
    }

    private static PhotoProfiles named(Map<String, Map<String, Limit>> written) {
        Map<Profile, Map<PhotoRule, Ruling.Limit>> limits = new HashMap<>();
        written.forEach((profile, rules) -> {
            Map<PhotoRule, Ruling.Limit> all = new EnumMap<>(PhotoRule.class);
            rules.forEach((rule, limit) -> all.put(PhotoRule.valueOf(constant(rule)), Ruling.Limit.of(limit)));
            limits.put(profile(profile), all);
        });
        return new PhotoProfiles(limits);
    }

    /**
     * @param name as scenarios have it: {@code id-portrait}
     * @throws IllegalArgumentException if there is none of that name
     */
    private static Profile profile(String name) {
        return Profile.valueOf(constant(name));
    }

    /** As scenarios have it. */
    static String label(Profile profile) {
        return profile.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String label) {
        return label.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
