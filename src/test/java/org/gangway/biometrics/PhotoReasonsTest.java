// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a photo is refused for, the customer reads how to do better. */
class PhotoReasonsTest {
    private static final List<String> BEFORE_RULES = List.of(
            "face.none",
            "face.several",
            "face.unclear",
            "face.unreadable",
            "face.too-large",
            "face.heic",
            "face.missing");

    /** Also said by the process: expired. */
    private static final List<String> OF_RECORDINGS = List.of(
            "liveness.duplicate",
            "liveness.expired",
            "liveness.no-face",
            "liveness.no-selfie",
            "liveness.nonce",
            "liveness.not-done",
            "liveness.not-live",
            "liveness.not-straight",
            "liveness.order",
            "liveness.other-face",
            "liveness.several",
            "liveness.static",
            "liveness.timing",
            "liveness.unreadable");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "ko"})
    void soIsEveryReasonOfARecording(String language) throws IOException {
        Properties texts = texts(language);

        assertThat(OF_RECORDINGS).allSatisfy(reason -> assertThat(texts.getProperty("retake." + reason, ""))
                .endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "ko"})
    void everyReasonIsASentenceInEveryLanguage(String language) throws IOException {
        Properties texts = texts(language);

        assertThat(reasons()).allSatisfy(reason -> assertThat(texts.getProperty("retake." + reason, ""))
                .endsWith("."));
        assertThat(reasons().map(reason -> texts.getProperty("retake." + reason)))
                .doesNotHaveDuplicates();
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("scenarios", "texts", language + ".properties"))) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    void aFigureOutsideItsLimitsHasTheReasonOfItsSide() {
        Ruling.Limit limit = new Ruling.Limit(120, 216);

        assertThat(new Ruling(PhotoRule.LIGHT, 119.9, limit).reason()).contains("face.too-dark");
        assertThat(new Ruling(PhotoRule.LIGHT, 120, limit).reason()).isEmpty();
        assertThat(new Ruling(PhotoRule.LIGHT, 216, limit).reason()).isEmpty();
        assertThat(new Ruling(PhotoRule.LIGHT, 217, limit).reason()).contains("face.too-bright");
        assertThat(new Ruling(PhotoRule.LIGHT, Double.NaN, limit).reason()).isPresent();
    }

    @Test
    void bothProfilesAreThereAndNameTheirLimits() {
        PhotoProfiles profiles = PhotoProfiles.defaults();

        assertThat(profiles.limits()).containsOnlyKeys(Profile.values());
        assertThat(profiles.limits().get(Profile.SELFIE)).containsOnlyKeys(measuredHere());
        assertThat(profiles.limits().get(Profile.ID_PORTRAIT).get(PhotoRule.EYE_DISTANCE))
                .isEqualTo(new Ruling.Limit(30, Double.POSITIVE_INFINITY));
    }

    @Test
    void aBankSetsItsOwnLimitsRuleByRule(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), "selfie:\n  sharpness: {least: 0.3}\n");

        Map<PhotoRule, Ruling.Limit> selfie = PhotoProfiles.of(file).limits().get(Profile.SELFIE);

        assertThat(selfie).containsOnlyKeys(measuredHere());
        assertThat(selfie.get(PhotoRule.SHARPNESS).least()).isEqualTo(0.3);
        assertThat(selfie.get(PhotoRule.EYE_DISTANCE).least()).isEqualTo(60);
        assertThat(PhotoProfiles.of(file).limits().get(Profile.ID_PORTRAIT))
                .isEqualTo(PhotoProfiles.defaults().limits().get(Profile.ID_PORTRAIT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "passport: {}",
                "selfie: {beauty: {least: 1}}",
                "selfie: {yaw: {least: 2, most: 1}}",
                "selfie: {sunglasses: {most: 50}}",
                "[]"
            })
    void limitsThatAreNoneStopTheStartAndSayWhichFile(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("own.yaml"), content);

        assertThatThrownBy(() -> PhotoProfiles.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("gangway.faces.profiles");
    }

    /** Both keep the same list: a rule that the schema lacks no bank can set, and one that is no rule would fail in a case. */
    @Test
    void aScenarioCanSetALimitForEveryRule() throws IOException {
        JsonNode rules = new ObjectMapper()
                .readTree(Path.of("scenarios", "scenario.schema.json").toFile())
                .at("/$defs/requirements/properties");

        assertThat(rules.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(PhotoRule.values()).map(PhotoRule::label).toList());
    }

    @Test
    void whatTheScenarioSaysGoesBeforeTheEnginesOwnLimits() {
        PhotoProfiles wanted = PhotoProfiles.defaults()
                .with(Map.of("selfie", Map.of("light", new Limit(130.0, null, null))), PhotoRule::embedded);

        Map<PhotoRule, Ruling.Limit> selfie = wanted.limits().get(Profile.SELFIE);
        assertThat(selfie.get(PhotoRule.LIGHT)).isEqualTo(new Ruling.Limit(130, Double.POSITIVE_INFINITY));
        assertThat(selfie.get(PhotoRule.GLARE))
                .isEqualTo(PhotoProfiles.defaults().limits().get(Profile.SELFIE).get(PhotoRule.GLARE));
        assertThat(wanted.limits().get(Profile.ID_PORTRAIT))
                .isEqualTo(PhotoProfiles.defaults().limits().get(Profile.ID_PORTRAIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sunglasses", "beauty"})
    void aLimitForWhatTheEngineDoesNotMeasureIsNotPassedOver(String rule) {
        Map<String, Map<String, Limit>> scenario = Map.of("selfie", Map.of(rule, new Limit(null, 50.0, null)));

        assertThatThrownBy(() -> PhotoProfiles.defaults().with(scenario, PhotoRule::embedded))
                .isInstanceOfSatisfying(FaceEngine.EngineFailed.class, failed -> assertThat(failed.failure())
                        .isEqualTo(FaceEngine.Failure.UNMEASURED));
    }

    @Test
    void aLimitThatRefersAsksForNoOtherPhoto() {
        Ruling shut = new Ruling(PhotoRule.EYES, 0.05, new Ruling.Limit(0.12, Double.POSITIVE_INFINITY, true));
        Ruling dark = new Ruling(PhotoRule.LIGHT, 20, new Ruling.Limit(120, 216));

        assertThat(Ruling.refused(List.of(shut, dark))).containsExactly("face.too-dark");
        assertThat(Ruling.doubts(List.of(shut, dark))).containsExactly("face.eyes-closed");
    }

    /** By the embedded engine. */
    static PhotoRule[] measuredHere() {
        return EnumSet.range(PhotoRule.EYE_DISTANCE, PhotoRule.EYES).toArray(PhotoRule[]::new);
    }

    private static Stream<String> reasons() {
        return Stream.concat(
                BEFORE_RULES.stream(),
                Stream.of(PhotoRule.values())
                        .flatMap(rule -> Stream.of(rule.reason(true), rule.reason(false)))
                        .distinct());
    }
}
