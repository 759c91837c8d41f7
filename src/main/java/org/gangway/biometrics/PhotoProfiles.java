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
import org.gangway.biometrics.FaceEngine.Profile;
import org.jspecify.annotations.Nullable;

/** What each profile requires of a photo, as data: {@code photo-profiles.yaml}. A rule that it does not name is not applied. */
record PhotoProfiles(Map<Profile, Map<PhotoRule, Ruling.Limit>> limits) {
    private static final PhotoProfiles DEFAULTS = packaged();

    /** A rule's limits as the file has them. */
    private record Range(@Nullable Double least, @Nullable Double most) {
        Ruling.Limit limit() {
            return new Ruling.Limit(
                    Objects.requireNonNullElse(least, Double.NEGATIVE_INFINITY),
                    Objects.requireNonNullElse(most, Double.POSITIVE_INFINITY));
        }
    }

    static PhotoProfiles defaults() {
        return DEFAULTS;
    }

    /** By every rule of the profile, in the rules' order. */
    List<Ruling> judge(Profile profile, PhotoFigures figures) {
        List<Ruling> rulings = new ArrayList<>();
        limits.getOrDefault(profile, Map.of())
                .forEach((rule, limit) -> rulings.add(new Ruling(rule, rule.value(figures), limit)));
        return rulings;
    }

    /**
     * The defaults, but for the limits that the file names.
     *
     * @throws IllegalArgumentException with a message for whoever wrote the file
     */
    static PhotoProfiles of(@Nullable Path file) {
        if (file == null) {
            return DEFAULTS;
        }
        try (InputStream in = Files.newInputStream(file)) {
            Map<Profile, Map<PhotoRule, Ruling.Limit>> limits = new HashMap<>(DEFAULTS.limits);
            read(in).limits.forEach((profile, rules) -> limits.merge(profile, rules, PhotoProfiles::over));
            return new PhotoProfiles(limits);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the photo profiles in " + file
                            + " (gangway.faces.profiles) cannot be used: profiles are selfie and"
                            + " id-portrait, below them rules such as sharpness with least, most or both",
                    e);
        }
    }

    private static Map<PhotoRule, Ruling.Limit> over(
            Map<PhotoRule, Ruling.Limit> usual, Map<PhotoRule, Ruling.Limit> named) {
        Map<PhotoRule, Ruling.Limit> both = new EnumMap<>(usual);
        both.putAll(named);
        return both;
    }

    private static PhotoProfiles packaged() {
        try (InputStream in = PhotoProfiles.class.getResourceAsStream("photo-profiles.yaml")) {
            return read(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException("photo-profiles.yaml is not as it was built", e);
        }
    }

    private static PhotoProfiles read(InputStream in) throws IOException {
        Map<String, Map<String, Range>> file =
                new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
        Map<Profile, Map<PhotoRule, Ruling.Limit>> limits = new HashMap<>();
        file.forEach((profile, rules) -> {
            Map<PhotoRule, Ruling.Limit> all = new EnumMap<>(PhotoRule.class);
            rules.forEach((rule, range) -> all.put(PhotoRule.valueOf(constant(rule)), range.limit()));
            limits.put(profile(profile), all);
        });
        return new PhotoProfiles(limits);
    }

    /**
     * @param name as scenarios have it: {@code id-portrait}
     * @throws IllegalArgumentException if there is none of that name
     */
    static Profile profile(String name) {
        return Profile.valueOf(constant(name));
    }

    private static String constant(String label) {
        return label.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
