// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gangway.biometrics.FaceEngine.Comparison;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Limit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of Amazon Rekognition, and what its answers become. */
class RekognitionFacesTest {
    private static final String DETECT = "DetectFaces";
    private static final String COMPARE = "CompareFaces";

    private static DemoPhotos photos;

    private final RekognitionServer server = new RekognitionServer();
    private final RekognitionFaces engine = RekognitionAnswers.engine(server, 1, Duration.ofSeconds(5));

    @BeforeAll
    static void load() {
        Natives.beside(Models.FOLDER).loadOpenCv();
        photos = DemoPhotos.load(Models.FOLDER);
    }

    @AfterEach
    void everyRequestWasAsTheModelSays() {
        server.close();
    }

    @Test
    void aLimitOfTheScenarioForWhatItDoesNotSayStopsTheComparisonBeforeAnythingIsSent() {
        Map<String, Map<String, Limit>> glare = Map.of("selfie", Map.of("glare", new Limit(null, 0.1, null)));

        assertThatThrownBy(() -> engine.compare(photos.idPortrait(), photos.selfie(), glare))
                .isInstanceOfSatisfying(EngineFailed.class, failed -> assertThat(failed.failure())
                        .isEqualTo(Failure.UNMEASURED));
        assertThat(server.asked(DETECT)).isEmpty();
    }

    @Test
    void theLimitsOfTheScenarioDecide() throws IOException {
        RekognitionAnswers.oneFace(server, face -> {});
        RekognitionAnswers.similarity(server, 99.7);
        Limit unreachable = new Limit(100.0, null, null);

        assertThat(engine.compare(
                        photos.idPortrait(), photos.selfie(), Map.of("selfie", Map.of("sharpness", unreachable))))
                .isEqualTo(new Comparison.Unusable(Profile.SELFIE, List.of("face.blurred")));
    }

    @Test
    void twoPhotosAreLookedAtAndThenCompared() throws IOException {
        RekognitionAnswers.oneFace(server, face -> {});
        RekognitionAnswers.similarity(server, 99.7);

        assertThat(engine.compare(photos.idPortrait(), photos.selfie()))
                .isInstanceOfSatisfying(Comparison.Rated.class, rated -> {
                    assertThat(rated.similarity()).isCloseTo(99.7, within(1e-3));
                    assertThat(rated.band()).isEqualTo(Band.MATCH);
                });
        List<JsonNode> looked = server.asked(DETECT);
        JsonNode compared = server.asked(COMPARE).getFirst();
        assertThat(looked).hasSize(2);
        assertThat(compared.at("/SourceImage"))
                .as("the portrait")
                .isEqualTo(looked.get(1).get("Image"));
        assertThat(compared.at("/TargetImage"))
                .as("the selfie")
                .isEqualTo(looked.get(0).get("Image"));
        assertThat(compared.at("/SimilarityThreshold").asDouble()).isZero();
        assertThat(compared.at("/QualityFilter").asText()).isEqualTo("NONE");
    }

    @Test
    void nothingOfAPersonIsAskedForThatNoRuleNeeds() {
        RekognitionAnswers.oneFace(server, face -> {});
        engine.analyse(photos.selfie(), Profile.SELFIE);

        assertThat(server.asked(DETECT).getFirst().get("Attributes"))
                .extracting(JsonNode::asText)
                .containsExactly("DEFAULT", "EYES_OPEN", "MOUTH_OPEN", "SUNGLASSES", "FACE_OCCLUDED");
        assertThat(server.asked(DETECT).getFirst().get("Image")).as("no bucket").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"100,MATCH", "99,MATCH", "98.9,REFER", "80,REFER", "79.9,NO_MATCH", "0.8,NO_MATCH", "0,NO_MATCH"})
    void similaritiesArePercentAndFallIntoBands(double similarity, Band band) {
        RekognitionAnswers.oneFace(server, face -> {});
        RekognitionAnswers.similarity(server, similarity);

        assertThat(engine.compare(photos.idPortrait(), photos.selfie()))
                .isInstanceOfSatisfying(Comparison.Rated.class, rated -> assertThat(rated.band())
                        .isEqualTo(band));
    }

    @ParameterizedTest
    @CsvSource({"0,1,false", "0,0,true", "2,0,true", "1,1,true"})
    void aComparisonThatDidNotSeeOneFaceDecidesNothing(int matches, int others, boolean undecided) {
        RekognitionAnswers.oneFace(server, face -> {});
        server.answer(COMPARE, answer -> {
            RekognitionAnswers.repeat((ArrayNode) answer.get("FaceMatches"), matches);
            RekognitionAnswers.repeat((ArrayNode) answer.get("UnmatchedFaces"), others);
        });

        Comparison comparison = engine.compare(photos.idPortrait(), photos.selfie());

        assertThat(comparison)
                .isEqualTo(undecided ? new Comparison.Undecided() : new Comparison.Rated(0, Band.NO_MATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidParameterException", "ImageTooLargeException", "InvalidImageFormatException"})
    void aHumanComparesWhatWasLookedAtAndCannotBeCompared(String error) {
        RekognitionAnswers.oneFace(server, face -> {});
        server.error(COMPARE, error, 400);

        assertThat(engine.compare(photos.idPortrait(), photos.selfie())).isEqualTo(new Comparison.Undecided());
    }

    @ParameterizedTest
    @CsvSource({"0,face.none", "2,face.several", "4,face.several"})
    void thePhotoShowsOneFace(int faces, String reason) {
        RekognitionAnswers.faces(server, faces, face -> {});
        FaceEngine.Analysis analysis = engine.analyse(photos.selfie(), Profile.SELFIE);

        assertThat(analysis.faces()).isEqualTo(faces);
        assertThat(analysis.reasons()).containsExactly(reason);
        assertThat(engine.compare(photos.idPortrait(), photos.selfie()))
                .isEqualTo(new Comparison.Unusable(Profile.SELFIE, List.of(reason)));
        assertThat(server.asked(COMPARE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/Landmarks/0/X|0.52|face.too-small",
                "/BoundingBox/Left|-0.2|face.cut-off",
                "/Quality/Brightness|10|face.too-dark",
                "/Quality/Brightness|99|face.too-bright",
                "/Quality/Sharpness|3|face.blurred",
                "/Pose/Yaw|-40|face.turned",
                "/Pose/Yaw|40|face.turned",
                "/Pose/Roll|60|face.tilted",
                "/Pose/Pitch|-30|face.not-level",
                "/Pose/Pitch|30|face.not-level",
                "/MouthOpen/Value|true|face.mouth-open",
                "/EyesOpen/Value|false|face.eyes-closed",
                "/Sunglasses/Value|true|face.sunglasses",
                "/FaceOccluded/Value|true|face.covered"
            })
    void eachThingItSaysIsARule(String path, String value, String reason) {
        RekognitionAnswers.oneFace(server, face -> RekognitionAnswers.put(face, path, value));

        assertThat(engine.analyse(photos.selfie(), Profile.SELFIE).reasons()).containsExactly(reason);
    }

    @Test
    void thePortraitIsJudgedByItsOwnProfile() {
        RekognitionAnswers.oneFace(server, face -> RekognitionAnswers.put(face, "/EyesOpen/Value", "false"));

        assertThat(engine.analyse(photos.idPortrait(), Profile.ID_PORTRAIT).usable())
                .isTrue();
    }

    @Test
    void everyRuleHasItsFigureButThoseItSaysNothingOf() {
        RekognitionAnswers.oneFace(server, face -> {});
        Map<PhotoRule, Double> figures = engine.analyse(photos.selfie(), Profile.SELFIE).rulings().stream()
                .collect(Collectors.toMap(Ruling::rule, Ruling::value));

        assertThat(figures).containsOnlyKeys(RekognitionFigures.SAID);
        assertThat(RekognitionFigures.SAID).doesNotContain(PhotoRule.GLARE, PhotoRule.PITCH);
        assertThat(figures.get(PhotoRule.EYE_DISTANCE)).isCloseTo(0.2 * 560, within(1e-3));
        assertThat(figures.get(PhotoRule.LIGHT)).isCloseTo(70, within(1e-3));
        assertThat(figures.get(PhotoRule.EYES)).isCloseTo(98, within(1e-3));
        assertThat(figures.get(PhotoRule.SUNGLASSES)).isCloseTo(1, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BoundingBox",
                "Landmarks",
                "Quality",
                "Pose",
                "MouthOpen",
                "EyesOpen",
                "Sunglasses",
                "FaceOccluded"
            })
    void anAnswerThatLacksSomethingIsNoAnswer(String member) {
        RekognitionAnswers.oneFace(server, face -> face.remove(member));

        refused(() -> engine.analyse(photos.selfie(), Profile.SELFIE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-1", "\"NaN\"", "null"})
    void aSimilarityThatIsNoneIsNoAnswer(String similarity) {
        RekognitionAnswers.oneFace(server, face -> {});
        server.raw(COMPARE, 200, "{\"FaceMatches\": [{\"Similarity\": " + similarity + "}]}");

        refused(() -> engine.compare(photos.idPortrait(), photos.selfie()));
    }

    @Test
    void whatIsNoPhotoNeverLeavesTheBank() {
        Stream.of("no photo", "", "GIF89a")
                .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                .forEach(file -> assertThat(engine.analyse(file, Profile.SELFIE).reasons())
                        .containsExactly("face.unreadable"));
        assertThat(engine.analyse(PlainCopyTest.png(79, 400), Profile.SELFIE).reasons())
                .containsExactly("face.too-small");

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void theEvidenceNamesTheInterfaceAndTheRegionSinceNoModelIsDisclosed() {
        assertThat(engine.models()).containsExactly("amazon-rekognition@2016-06-27:eu-central-1");
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(EngineFailed.class, e -> assertThat(e.failure())
                .isEqualTo(Failure.REFUSED));
    }
}
