// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * The judge on what the engine really measures: sequences drawn from photographs, as {@link Puppet} does it. They are no
 * recordings of people, and say nothing about those.
 */
class LivenessPhotosTest {
    private static final List<Challenge> CHALLENGES = IntStream.rangeClosed(1, 42)
            .mapToObj(round -> Challenge.of("any", round))
            .toList();

    private static final EmbeddedFaces ENGINE = new EmbeddedFaces(Models.FOLDER, FaceSettings.defaults());
    private static FaceNets nets;
    private static Rehearsal customer;
    private static Rehearsal stranger;
    private static Rehearsal print;

    private final LivenessJudge judge = new LivenessJudge(LivenessLimits.defaults());

    @BeforeAll
    static void rehearse() {
        ENGINE.awaitReady();
        nets = new FaceNets(new ModelFolder(Models.FOLDER));
        DemoPhotos photos = DemoPhotos.load(Models.FOLDER);
        customer = live(photos.selfie());
        stranger = live(photos.stranger());
        print = print(photos.selfie());
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void honestSequencesAreAccepted() {
        assertThat(accepted(List.of(customer, stranger))).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aPrintIsRefusedHoweverItIsMoved() {
        for (Challenge challenge : CHALLENGES) {
            assertThat(judge.judge(challenge, print.selfie(), print.of(challenge)))
                    .as(challenge.toString())
                    .contains("liveness.not-done");
        }
    }

    /** It is flat, and the mesh sees that: so a print can neither turn its head nor open its mouth. */
    @Test
    void aPrintThatIsTurnedDoesNotLookLikeAHeadThatIs() {
        double straight = print.selfie().orElseThrow().pose().yaw();
        assertThat(Stream.of(Action.TURN_LEFT, Action.TURN_RIGHT)
                        .flatMap(action -> print.doing(action).stream())
                        .flatMap(frame -> frame.face().stream()))
                .hasSizeGreaterThan(10)
                .allSatisfy(face -> assertThat(Math.abs(face.pose().yaw() - straight))
                        .isLessThan(LivenessLimits.defaults().turn() / 2));
    }

    @Test
    void whoClosesTheEyesIsSeenToAndWhoDoesAnythingElseIsNot() {
        Challenge closing = new Challenge(List.of(Action.CLOSE_EYES));
        for (Rehearsal person : List.of(customer, stranger)) {
            assertThat(judge.judge(closing, person.selfie(), person.of(closing)))
                    .isEmpty();
        }
        for (Action other : Action.values()) {
            Challenge done = new Challenge(List.of(other));
            assertThat(judge.judge(closing, print.selfie(), print.of(done)))
                    .as("a print for %s", other)
                    .contains("liveness.not-done");
            if (other != Action.CLOSE_EYES) {
                assertThat(judge.judge(closing, customer.selfie(), customer.of(done)))
                        .as("%s", other)
                        .contains("liveness.not-done");
            }
        }
    }

    @Test
    void aPictureOfARecordingThatIsMuchTooLargeIsNotLookedAt() {
        byte[] selfie = DemoPhotos.load(Models.FOLDER).selfie();
        Mat picture = FaceSettings.defaults().limits().decode(selfie);
        MatOfByte large = new MatOfByte();
        Imgproc.resize(picture, picture, new Size(2_000, 2_000));
        Imgcodecs.imencode(".jpg", picture, large);

        assertThat(ENGINE.frame(0, selfie).faces()).isOne();
        assertThat(ENGINE.frame(0, large.toArray()).faces()).isZero();
        picture.release();
        large.release();
    }

    @Test
    void everyOtherChallengesSequenceIsRefused() {
        for (Challenge asked : CHALLENGES) {
            for (Challenge done : CHALLENGES) {
                if (!done.equals(asked)) {
                    assertThat(judge.judge(asked, customer.selfie(), customer.of(done)))
                            .as("%s instead of %s", done, asked)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void aFaceThatChangesOnTheWayIsRefused() {
        for (Challenge challenge : CHALLENGES) {
            List<LiveFrame> one = customer.of(challenge);
            List<LiveFrame> other = stranger.of(challenge);
            for (int at : new int[] {1, 13, 30, one.size() - 1}) {
                List<LiveFrame> changed = new ArrayList<>(one.subList(0, at));
                changed.addAll(other.subList(at, other.size()));
                assertThat(judge.judge(challenge, customer.selfie(), changed))
                        .as("%s at %d", challenge, at)
                        .contains("liveness.other-face");
            }
            assertThat(judge.judge(challenge, stranger.selfie(), one)).contains("liveness.other-face");
        }
    }

    private double accepted(List<Rehearsal> people) {
        long accepted = people.stream()
                .mapToLong(person -> CHALLENGES.stream()
                        .filter(challenge -> judge.judge(challenge, person.selfie(), person.of(challenge))
                                .isEmpty())
                        .count())
                .sum();
        return accepted / (double) (people.size() * CHALLENGES.size());
    }

    private static Rehearsal live(byte[] photo) {
        try (Puppet puppet = Puppet.of(photo, nets, 7).orElseThrow()) {
            return new Rehearsal(ENGINE, puppet::live);
        }
    }

    private static Rehearsal print(byte[] photo) {
        try (Puppet puppet = Puppet.of(photo, nets, 7).orElseThrow()) {
            return new Rehearsal(ENGINE, puppet::print);
        }
    }
}
