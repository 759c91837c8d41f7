// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gangway.biometrics.Duplicates.Embedded;
import org.gangway.biometrics.OpenFaces.Face;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Reply.Kind;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.wire.Recording;
import org.gangway.wire.Recording.Picture;
import org.junit.jupiter.api.Test;

/** Whether a face is on another open case, without a photograph and without Kafka. */
class DuplicatesTest {
    private static final Face OWN = face("model@1:abc", 0);
    private static final Map<String, String> AGREED = Map.of("selfie", "claim", "face-comparison", "yes");
    private static final Map<String, String> REFUSED = Map.of("selfie", "claim", "face-comparison", "no");

    private static final List<String> MODELS = List.of("detector@1:def", "model@1:abc");

    private final FacesInMemory open = new FacesInMemory();
    private final List<byte[]> looked = new ArrayList<>();

    @Test
    void aFaceThatIsOnNoOtherCasePasses() {
        Reply alone = judge(Map.of());
        assertThat(alone.kind()).isEqualTo(Kind.PASS);
        assertThat(alone.facts())
                .isEqualTo(Map.of(
                        "model", Value.open("model@1:abc"),
                        "compared", Value.open("0"),
                        "other-model", Value.open("0")));
        assertThat(judge(Map.of("a", face(OWN.model(), 0.4001f))).kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void aFaceUpToTheLimitIsForReviewersWithTheOtherCaseSealed() {
        Reply found = judge(Map.of("case-a", face(OWN.model(), 0.35f), "case-b", face(OWN.model(), 0.9f)));

        assertThat(found.kind()).isEqualTo(Kind.REFER);
        assertThat(found.reasons()).containsExactly("duplicates.found");
        assertThat(found.facts())
                .containsEntry("other-cases", Value.plain("case-a"))
                .containsEntry("distance", Value.plain("0.350"))
                .containsEntry("compared", Value.open("2"));
    }

    @Test
    void theNearestAreNamedFirstAndFiveAtTheMost() {
        Map<String, Face> many = new HashMap<>();
        IntStream.range(0, 9).forEach(i -> many.put("case-" + i, face(OWN.model(), 0.3f - i / 100f)));

        assertThat(judge(many).facts())
                .containsEntry("other-cases", Value.plain("case-8 case-7 case-6 case-5 case-4"))
                .containsEntry("distance", Value.plain("0.220"));
    }

    @Test
    void facesOfAnotherModelAreCountedAndNotCompared() {
        Reply passed = judge(Map.of("a", face("model@2:def", 0), "b", new Face(OWN.model(), new float[] {0, 0, 0})));

        assertThat(passed.kind()).isEqualTo(Kind.PASS);
        assertThat(passed.facts())
                .containsEntry("compared", Value.open("0"))
                .containsEntry("other-model", Value.open("2"));
    }

    @Test
    void tenThousandOpenCasesAreComparedInAMoment() {
        Map<String, Face> all = new HashMap<>();
        IntStream.range(0, 10_000).forEach(i -> all.put("case-" + i, new Face(OWN.model(), many(i))));
        Face own = new Face(OWN.model(), many(-1));
        Duplicates.judge(own, all, 0.4);

        long begin = System.nanoTime();
        assertThat(Duplicates.judge(own, all, 0.4).facts()).containsEntry("compared", Value.open("10000"));
        assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000);
    }

    @Test
    void whoeverIsComparedTheModelsThatLookedAreForEver() {
        Value models = Value.open("detector@1:def model@1:abc");

        assertThat(find("case-1", 1, AGREED).facts()).containsEntry("models", models);
        assertThat(find("case-2", 1, AGREED).facts())
                .containsEntry("models", models)
                .containsEntry("model", Value.open("model@1:abc"))
                .containsKey("other-cases");
    }

    @Test
    void theSecondOfTwoCasesWithOneFaceIsReferredAndARepeatIsNoDuplicateOfItself() {
        assertThat(find("case-1", 1, AGREED).kind()).isEqualTo(Kind.PASS);
        assertThat(find("case-1", 1, AGREED).kind()).isEqualTo(Kind.PASS);
        assertThat(find("case-1", 2, AGREED).kind()).isEqualTo(Kind.PASS);

        assertThat(find("case-2", 1, AGREED).facts()).containsEntry("other-cases", Value.plain("case-1"));
    }

    @Test
    void whoDoesNotAgreeIsNeitherLookedAtNorFound() {
        for (Map<String, String> fields : List.of(REFUSED, Map.of("selfie", "claim"))) {
            Reply passed = find("case-1", 1, fields);
            assertThat(passed.kind()).isEqualTo(Kind.PASS);
            assertThat(passed.reasons()).containsExactly("duplicates.no-consent");
            assertThat(passed.facts()).isEmpty();
        }
        assertThat(looked).isEmpty();
        assertThat(find("case-2", 1, AGREED).kind()).isEqualTo(Kind.PASS);
    }

    @Test
    void whoNoLongerAgreesIsForgotten() {
        find("case-1", 1, AGREED);
        find("case-1", 2, REFUSED);

        assertThat(find("case-2", 1, AGREED).facts()).containsEntry("compared", Value.open("0"));
    }

    @Test
    void aPhotoThatWillNotDoIsAskedForAgain() {
        Duplicates duplicates =
                new Duplicates((photo, limits) -> new Embedded.Unusable(List.of("face.none")), open, 0.4, MODELS);
        Reply again = duplicates.find(input("case-1", 1, AGREED, Map.of()));

        assertThat(again.kind()).isEqualTo(Kind.RETAKE);
        assertThat(again.reasons()).containsExactly("face.none");
        assertThat(again.facts())
                .isEqualTo(Map.of("retake", Value.open("selfie"), "models", Value.open("detector@1:def model@1:abc")));

        Map<String, String> gone = Map.of("selfie", "gone", "face-comparison", "yes");
        assertThat(find("case-1", 1, gone).reasons()).containsExactly("face.missing");
    }

    @Test
    void ofARecordingItsSelfieIsCompared() throws IOException {
        byte[] recording = new Recording(
                        "case-1.selfie.1", List.of(new Picture(0, new byte[] {7}), new Picture(9, new byte[1])))
                .bytes();
        Duplicates duplicates = new Duplicates(this::look, open, 0.4, MODELS);
        Map<String, String> live = Map.of("selfie", "liveness");

        assertThat(duplicates.find(input("case-1", 1, AGREED, live, recording)).kind())
                .isEqualTo(Kind.PASS);
        assertThat(looked).containsExactly(new byte[] {7});
        assertThat(duplicates.find(input("case-1", 1, AGREED, live)).reasons()).containsExactly("liveness.unreadable");
    }

    @Test
    void whatCannotBeDoneNowIsTriedAgain() {
        Duplicates busy = new Duplicates(
                (photo, limits) -> {
                    throw new FaceEngine.EngineBusy();
                },
                open,
                0.4,
                MODELS);
        Duplicates unread = new Duplicates(this::look, new Away(), 0.4, MODELS);

        assertThat(busy.find(input("case-1", 1, AGREED, Map.of())).reasons()).containsExactly("face.busy");
        for (Reply reply : List.of(
                unread.find(input("case-1", 1, AGREED, Map.of())),
                unread.find(input("case-1", 2, REFUSED, Map.of())))) {
            assertThat(reply.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(reply.reasons()).containsExactly("duplicates.unread");
        }
    }

    private record Away() implements OpenFaces {
        @Override
        public Map<String, Face> keep(String caseId, String commandId, Face face) {
            throw new NotNow("duplicates.unread");
        }

        @Override
        public void forget(String caseId) {
            throw new NotNow("duplicates.unread");
        }
    }

    private static Reply judge(Map<String, Face> others) {
        return Duplicates.judge(OWN, others, 0.4f);
    }

    private Reply find(String caseId, int round, Map<String, String> fields) {
        return new Duplicates(this::look, open, 0.4, MODELS).find(input(caseId, round, fields, Map.of()));
    }

    private Embedded look(byte[] photo, Map<String, Map<String, Limit>> limits) {
        looked.add(photo);
        return new Embedded.Usable(OWN);
    }

    private static Face face(String model, float away) {
        return new Face(model, new float[] {away, 0});
    }

    private static float[] many(int first) {
        float[] numbers = new float[128];
        numbers[0] = first;
        return numbers;
    }

    private static StepInput input(
            String caseId, int round, Map<String, String> fields, Map<String, String> profiles, byte... photo) {
        return new StepInput(
                caseId + ".find-duplicate." + round,
                caseId,
                "find-duplicate",
                round,
                1,
                Instant.EPOCH,
                "en",
                Optional.empty(),
                fields,
                Map.of(),
                Map.of(),
                profiles,
                Map.of(),
                Optional.empty(),
                claim -> {
                    if (claim.equals("gone")) {
                        throw new IllegalStateException("gone");
                    }
                    return photo;
                });
    }
}
