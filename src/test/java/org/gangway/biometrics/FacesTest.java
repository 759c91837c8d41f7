// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.biometrics.FaceEngine.Comparison;
import org.gangway.biometrics.FaceEngine.Profile;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Reply.Kind;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FacesTest {
    private static final Map<String, String> ADULT =
            Map.of("id-photo", "claim-1", "selfie", "claim-2", "birth-date", "1990-05-01");

    /** Of the scenario, for the engine. */
    private static final Map<String, Map<String, Limit>> LIMITS =
            Map.of("selfie", Map.of("light", new Limit(130.0, null, null)));

    @Test
    void aMatchPassesUpToItsLimit() {
        assertThat(atDistance(0.35)).isEqualTo(Kind.PASS);
        assertThat(atDistance(0.50)).isEqualTo(Kind.PASS);
    }

    @Test
    void theBandAboveAMatchGoesToAHuman() {
        assertThat(atDistance(0.5001)).isEqualTo(Kind.REFER);
        assertThat(atDistance(0.58)).isEqualTo(Kind.REFER);
        assertThat(verify(measured(0.55), ADULT).reasons()).containsExactly("face.uncertain");
    }

    @Test
    void aFaceAboveThatBandIsAnother() {
        assertThat(atDistance(0.5801)).isEqualTo(Kind.FAIL);
        assertThat(verify(measured(0.9), ADULT).reasons()).containsExactly("face.different");
    }

    @Test
    void aMinorIsReferredWhateverTheDistance() {
        assertThat(verify(measured(0.2), born("2008-11-24")).kind()).isEqualTo(Kind.REFER);
        assertThat(verify(measured(0.2), born("2008-11-24")).reasons()).containsExactly("face.minor");
        assertThat(verify(measured(0.9), born("2008-11-24")).kind()).isEqualTo(Kind.REFER);
        assertThat(verify(measured(0.9), born("2008-11-24")).reasons()).containsExactly("face.minor", "face.different");
    }

    @Test
    void theEighteenthBirthdayMakesAnAdult() {
        assertThat(verify(measured(0.2), born("2008-11-23")).kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void whatWasMeasuredIsForTheCaseOnlyAndTheModelsAreForEver() {
        Map<String, Value> facts = verify(measured(0.3567), ADULT).facts();

        assertThat(facts.get("distance")).isEqualTo(Value.plain("0.357"));
        assertThat(facts.get("score")).isEqualTo(Value.plain("64"));
        assertThat(facts.get("models")).isEqualTo(Value.open("model@1:abc"));
    }

    @Test
    void theScoreNeverRisesWithTheDistanceAndStaysWithinItsRange() {
        int last = 100;
        for (double distance = 0; distance < 2; distance += 0.001) {
            int score = EmbeddedFaces.score(distance);
            assertThat(score).isBetween(0, last);
            last = score;
        }
        assertThat(last).isZero();
    }

    @Test
    void aPhotoThatWillNotDoIsAskedForAgainByItsField() {
        Reply portrait = verify(new Comparison.Unusable(Profile.ID_PORTRAIT, List.of("face.too-small")), ADULT);
        Reply selfie = verify(new Comparison.Unusable(Profile.SELFIE, List.of("face.several")), ADULT);

        assertThat(portrait.kind()).isEqualTo(Kind.RETAKE);
        assertThat(portrait.reasons()).containsExactly("face.too-small");
        assertThat(portrait.facts().get("retake")).isEqualTo(Value.open("id-photo"));
        assertThat(selfie.facts().get("retake")).isEqualTo(Value.open("selfie"));
    }

    @Test
    void aPhotoThatIsGoneIsAskedForAgain() {
        Reply reply = faces(measured(0.3)).verify(input(ADULT, claim -> {
            throw new IllegalStateException("gone");
        }));

        assertThat(reply.kind()).isEqualTo(Kind.RETAKE);
        assertThat(reply.reasons()).containsExactly("face.missing");
        assertThat(reply.facts().get("retake")).isEqualTo(Value.open("id-photo"));
    }

    @Test
    void aBusyEngineIsUnavailable() {
        Faces faces = new Faces(new FixedEngine(null, new FaceEngine.EngineBusy()), FaceSettings.defaults());

        assertThat(faces.verify(input(ADULT, FacesTest::bytes)).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void aSimilarityDecidesByItsOwnBandAndIsForTheCaseOnly() {
        Reply match = verify(new Comparison.Rated(99.4567, Band.MATCH), ADULT);

        assertThat(match.kind()).isEqualTo(Kind.PASS);
        assertThat(match.facts())
                .containsOnly(
                        Map.entry("similarity", Value.plain("99.5")), Map.entry("models", Value.open("model@1:abc")));
        assertThat(verify(new Comparison.Rated(85, Band.REFER), ADULT).reasons())
                .containsExactly("face.uncertain");
        assertThat(verify(new Comparison.Rated(3, Band.NO_MATCH), ADULT).kind()).isEqualTo(Kind.FAIL);
        assertThat(verify(new Comparison.Rated(100, Band.MATCH), born("2008-11-24"))
                        .reasons())
                .containsExactly("face.minor");
    }

    @Test
    void whatWasNotComparedGoesToAHuman() {
        Reply reply = verify(new Comparison.Undecided(), ADULT);

        assertThat(reply.kind()).isEqualTo(Kind.REFER);
        assertThat(reply.reasons()).containsExactly("face.uncertain");
        assertThat(reply.facts()).containsOnlyKeys("models");
    }

    @ParameterizedTest
    @EnumSource
    void anEngineThatFailsIsTriedAgainUnlessThatCannotHelp(FaceEngine.Failure failure) {
        Faces faces = new Faces(new FixedEngine(null, new FaceEngine.EngineFailed(failure)), FaceSettings.defaults());

        assertThat(faces.verify(input(ADULT, FacesTest::bytes)))
                .isEqualTo(
                        switch (failure) {
                            case BUSY -> Reply.of(Kind.UNAVAILABLE, "face.busy");
                            case DOWN -> Reply.of(Kind.UNAVAILABLE, "face.engine-down");
                            case DENIED -> Reply.of(Kind.UNAVAILABLE, "face.engine-denied");
                            case REFUSED -> Reply.of(Kind.MALFORMED, "face.engine-refused");
                            case UNMEASURED -> Reply.of(Kind.MALFORMED, "face.unmeasured");
                        });
    }

    @Test
    void aBirthDateThatIsNoneCannotBeUsed() {
        assertThat(verify(measured(0.2), born("first of May")).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aScenarioThatKeepsTheBirthDateBackIsRefusedRatherThanTakenForAnAdult() {
        Map<String, String> without = Map.of("id-photo", "claim-1", "selfie", "claim-2");

        assertThatThrownBy(() -> verify(measured(0.2), without)).hasMessageContaining("birth-date");
    }

    private static Kind atDistance(double distance) {
        return verify(measured(distance), ADULT).kind();
    }

    private static Comparison measured(double distance) {
        return new Comparison.Measured(
                distance, EmbeddedFaces.score(distance), FaceSettings.defaults().band(distance));
    }

    private static Map<String, String> born(String date) {
        return Map.of("id-photo", "claim-1", "selfie", "claim-2", "birth-date", date);
    }

    @Test
    void thePhotosAreThoseOfTheScenariosProfilesWhateverTheyAreCalled() {
        Map<String, String> fields =
                Map.of("passport", "claim-1", "portrait", "claim-2", "id-photo", "x", "birth-date", "1990-05-07");
        Map<String, String> profiles = Map.of("passport", "id-portrait", "portrait", "selfie");
        StepInput named = input(fields, profiles, FacesTest::bytes);

        assertThat(faces(measured(0.1)).verify(named).kind()).isEqualTo(Reply.Kind.PASS);
        Reply again = faces(new Comparison.Unusable(Profile.ID_PORTRAIT, List.of("face.none")))
                .verify(named);
        assertThat(again.facts()).containsEntry("retake", Value.open("passport"));
    }

    @Test
    void nobodyIsLetThroughOnAPhotoThatAHumanShouldSee() {
        Reply reply = faces(new Comparison.Doubted(measured(0.1), List.of("face.eyes-closed")))
                .verify(input(ADULT, FacesTest::bytes));
        Reply other = faces(new Comparison.Doubted(measured(0.9), List.of("face.eyes-closed")))
                .verify(input(ADULT, FacesTest::bytes));

        assertThat(reply.kind()).isEqualTo(Reply.Kind.REFER);
        assertThat(reply.reasons()).containsExactly("face.eyes-closed");
        assertThat(reply.facts()).containsKeys("distance", "score", "models");
        assertThat(other.kind()).isEqualTo(Reply.Kind.FAIL);
    }

    private static Reply verify(Comparison comparison, Map<String, String> fields) {
        return faces(comparison).verify(input(fields, FacesTest::bytes));
    }

    private static Faces faces(Comparison comparison) {
        return new Faces(new FixedEngine(comparison, new IllegalStateException()), FaceSettings.defaults());
    }

    private static byte[] bytes(String claim) {
        return claim.getBytes(StandardCharsets.UTF_8);
    }

    private static StepInput input(Map<String, String> fields, StepInput.Documents documents) {
        return input(fields, Map.of(), documents);
    }

    private static StepInput input(
            Map<String, String> fields, Map<String, String> profiles, StepInput.Documents documents) {
        Instant issued = Instant.parse("2026-11-23T12:00:00Z");
        return new StepInput(
                "c-1.verify-face.1",
                "c-1",
                "verify-face",
                1,
                1,
                issued,
                "en",
                Optional.empty(),
                fields,
                Map.of(),
                Map.of(),
                profiles,
                LIMITS,
                Optional.empty(),
                documents);
    }

    /** @param comparison null for an engine that fails */
    private record FixedEngine(@Nullable Comparison comparison, RuntimeException failure) implements FaceEngine {
        @Override
        public Analysis analyse(byte[] photo, Profile profile) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Comparison compare(byte[] idPortrait, byte[] selfie, Map<String, Map<String, Limit>> limits) {
            assertThat(limits).isEqualTo(LIMITS);
            assertThat(idPortrait).isEqualTo(bytes("claim-1"));
            assertThat(selfie).isEqualTo(bytes("claim-2"));
            if (comparison == null) {
                throw failure;
            }
            return comparison;
        }

        @Override
        public Session open(String nonce, int round) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Liveness read(Session session, List<Shot> shots) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> models() {
            return List.of("model@1:abc");
        }
    }
}
