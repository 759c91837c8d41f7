// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.junit.jupiter.api.Test;

class LivenessJudgeTest {
    private static final int PEOPLE = 200;
    private static final Challenge CLOSING = new Challenge(List.of(Action.CLOSE_EYES));

    private final LivenessJudge judge = new LivenessJudge(LivenessLimits.defaults());

    @Test
    void whoDoesWhatIsAskedIsAlive() {
        long accepted = LongStream.range(0, PEOPLE)
                .filter(seed -> honest(seed, challenge(seed)).isEmpty())
                .count();

        assertThat(accepted).isGreaterThanOrEqualTo(PEOPLE * 95 / 100);
    }

    @Test
    void whoClosesTheEyesWhenAskedIsAlive() {
        Challenge closing = new Challenge(List.of(Action.OPEN_MOUTH, Action.CLOSE_EYES, Action.TURN_LEFT));

        assertThat(LongStream.range(0, PEOPLE)
                        .filter(seed -> honest(seed, closing).isEmpty())
                        .count())
                .isGreaterThanOrEqualTo(PEOPLE * 95 / 100);
    }

    @Test
    void nothingElseCountsAsClosingTheEyesNotEvenLidsThatAreSeenWhileTheHeadIsLowered() {
        for (Action other : Action.values()) {
            if (other != Action.CLOSE_EYES) {
                closingIsRefused(person -> person.of(new Challenge(List.of(other))));
            }
        }
    }

    @Test
    void eyesThatStayShutAndEyesThatBlinkAreNotClosedAsAsked() {
        closingIsRefused(person -> eyes(person.of(CLOSING), millis -> millis > 2_500 ? 0.15 : 0.3));
        closingIsRefused(person -> eyes(person.of(CLOSING), millis -> millis < 2_700 || millis > 2_860 ? 0.3 : 0.15));
    }

    @Test
    void whoseEyesAreHardlyOpenHasToKeepThemStillAndToDoTheRest() {
        Challenge both = new Challenge(List.of(Action.TURN_LEFT, Action.CLOSE_EYES));
        Performance person = new Performance(7);

        assertThat(judge.judge(both, person.selfie(), eyes(person.of(both), millis -> 0.1)))
                .isEmpty();
        for (List<Action> other : List.of(
                List.of(Action.CLOSE_EYES),
                List.of(Action.TURN_LEFT, Action.NOD),
                List.of(Action.TURN_LEFT, Action.OPEN_MOUTH))) {
            assertThat(judge.judge(both, person.selfie(), eyes(person.of(new Challenge(other)), millis -> 0.1)))
                    .contains("liveness.not-done");
        }
    }

    private void closingIsRefused(Function<Performance, List<LiveFrame>> done) {
        for (long seed = 0; seed < PEOPLE; seed++) {
            Performance person = new Performance(seed);
            assertThat(judge.judge(CLOSING, person.selfie(), done.apply(person)))
                    .as("seed %d", seed)
                    .contains("liveness.not-done");
        }
    }

    private static List<LiveFrame> eyes(List<LiveFrame> frames, LongToDoubleFunction open) {
        return map(
                frames,
                frame -> with(
                        frame,
                        face -> new LiveFrame.Face(
                                face.pose(),
                                face.mouth(),
                                open.applyAsDouble(frame.millis()),
                                face.size(),
                                face.embedding())));
    }

    @Test
    void actionsInAnotherOrderAreRefused() {
        refused("liveness.order", (seed, person) -> {
            List<Action> order = new ArrayList<>(challenge(seed).actions());
            Collections.rotate(order, seed % 2 == 0 ? 1 : 2);
            return person.of(new Challenge(order));
        });
    }

    /** What was recorded once is of no use in any other round of the same question. */
    @Test
    void theRecordingOfAnEarlierRoundIsRefused() {
        for (long seed = 0; seed < PEOPLE; seed++) {
            Performance person = new Performance(seed);
            List<LiveFrame> recorded = person.of(Challenge.of("nonce " + seed, 2));
            for (int round = 3; round < 42; round++) {
                assertThat(judge.judge(Challenge.of("nonce " + seed, round), person.selfie(), recorded))
                        .as("seed %d, round %d", seed, round)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void whoDoesNothingIsRefused() {
        refused("liveness.not-done", (seed, person) -> straight(seed, person));
    }

    @Test
    void aPictureThatIsShownAllTheTimeIsRefused() {
        refused("liveness.duplicate", (seed, person) -> {
            LiveFrame picture = person.frame(0, person.selfie().orElseThrow());
            return map(
                    person.of(challenge(seed)),
                    frame -> new LiveFrame(frame.millis(), 1, picture.face(), picture.hash()));
        });
    }

    @Test
    void aStillWithAnotherNoiseInEveryFrameIsRefused() {
        refused("liveness.static", (seed, person) -> {
            List<LiveFrame> frames = straight(seed, person);
            Pose pose = frames.getFirst().face().orElseThrow().pose();
            return map(
                    frames,
                    frame -> with(
                            frame,
                            face -> new LiveFrame.Face(
                                    pose, face.mouth(), face.eyes(), face.size(), face.embedding())));
        });
    }

    @Test
    void aFrameThatCameBeforeIsRefusedAlsoWhenItWasSavedAnew() {
        refused("liveness.duplicate", (seed, person) -> {
            List<LiveFrame> frames = person.of(challenge(seed));
            LiveFrame first = frames.getFirst();
            LiveFrame again = new LiveFrame(frames.get(30).millis(), 1, first.face(), "saved anew");
            frames.set(30, again);
            return frames;
        });
    }

    @Test
    void aFaceThatChangesIsRefused() {
        refused("liveness.other-face", (seed, person) -> {
            float[] stranger = person.stranger();
            List<LiveFrame> frames = person.of(challenge(seed));
            int half = (int) (seed % (frames.size() - 1)) + 1;
            List<LiveFrame> changed = new ArrayList<>(frames.subList(0, half));
            changed.addAll(map(
                    frames.subList(half, frames.size()),
                    frame -> with(
                            frame,
                            face -> new LiveFrame.Face(
                                    face.pose(), face.mouth(), face.eyes(), face.size(), stranger))));
            return changed;
        });
    }

    @Test
    void theFaceOfAnotherSelfieIsRefused() {
        for (long seed = 0; seed < PEOPLE; seed++) {
            Performance person = new Performance(seed);
            Optional<LiveFrame.Face> other = new Performance(seed + PEOPLE).selfie();

            assertThat(judge.judge(challenge(seed), other, person.of(challenge(seed))))
                    .contains("liveness.other-face");
        }
    }

    @Test
    void aRecordingWithoutASelfieIsRefused() {
        assertThat(judge.judge(challenge(1), Optional.empty(), new Performance(1).of(challenge(1))))
                .contains("liveness.no-selfie");
    }

    /** It can be moved, turned a little and brought nearer, but it does not open its mouth. */
    @Test
    void aPrintThatIsMovedAsAskedIsRefused() {
        refused(
                "liveness.not-done",
                (seed, person) -> map(
                        person.of(challenge(seed)),
                        frame -> with(
                                frame,
                                face -> new LiveFrame.Face(
                                        face.pose(), 0.03, face.eyes(), face.size(), face.embedding()))));
    }

    @Test
    void aSecondFaceIsRefused() {
        refused("liveness.several", (seed, person) -> {
            List<LiveFrame> frames = person.of(challenge(seed));
            LiveFrame two = frames.get(7);
            frames.set(7, new LiveFrame(two.millis(), 2, two.face(), two.hash()));
            return frames;
        });
    }

    @Test
    void aFaceThatGoesOutOfSightIsRefused() {
        refused("liveness.no-face", (seed, person) -> {
            List<LiveFrame> frames = person.of(challenge(seed));
            for (int i : new int[] {20, 21}) {
                LiveFrame gone = frames.get(i);
                frames.set(i, new LiveFrame(gone.millis(), 0, Optional.empty(), gone.hash()));
            }
            return frames;
        });
    }

    @Test
    void oneFrameThatCannotBeMeasuredIsNoReasonToRefuse() {
        Performance person = new Performance(4);
        List<LiveFrame> frames = person.of(challenge(4));
        LiveFrame blurred = frames.get(3);
        frames.set(3, new LiveFrame(blurred.millis(), 1, Optional.empty(), blurred.hash()));

        assertThat(judge.judge(challenge(4), person.selfie(), frames)).isEmpty();
    }

    @Test
    void aGapAnEarlyEndAndTimeThatRunsBackwardsAreRefused() {
        refused("liveness.timing", (seed, person) -> {
            List<LiveFrame> frames = person.of(challenge(seed));
            frames.subList(20, 27).clear();
            return frames;
        });
        refused("liveness.timing", (seed, person) -> person.of(challenge(seed)).subList(0, 40));
        refused("liveness.timing", (seed, person) -> {
            List<LiveFrame> frames = person.of(challenge(seed));
            Collections.swap(frames, 10, 11);
            return frames;
        });
        assertThat(judge.judge(challenge(1), new Performance(1).selfie(), List.of()))
                .contains("liveness.timing");
    }

    @Test
    void actionsOutsideTheirTimeAreRefused() {
        refused("liveness.not-done", (seed, person) -> {
            List<LiveFrame> frames = person.of(challenge(seed));
            return map(
                    frames, frame -> new LiveFrame(Math.max(0, frame.millis() - 2_000), 1, frame.face(), frame.hash()));
        });
    }

    @Test
    void whoDoesNotLookStraightAheadAtFirstIsRefused() {
        refused(
                "liveness.not-straight",
                (seed, person) -> map(
                        person.of(challenge(seed)),
                        frame -> with(
                                frame,
                                face -> new LiveFrame.Face(
                                        new Pose(
                                                face.pose().yaw() + 40,
                                                face.pose().pitch(),
                                                0),
                                        face.mouth(),
                                        face.eyes(),
                                        face.size(),
                                        face.embedding()))));
    }

    private List<String> honest(long seed, Challenge challenge) {
        Performance person = new Performance(seed);
        return judge.judge(challenge, person.selfie(), person.of(challenge));
    }

    private void refused(String reason, BiFunction<Long, Performance, List<LiveFrame>> attack) {
        for (long seed = 0; seed < PEOPLE; seed++) {
            Performance person = new Performance(seed);
            assertThat(judge.judge(challenge(seed), person.selfie(), attack.apply(seed, person)))
                    .as("seed %d", seed)
                    .contains(reason);
        }
    }

    private static Challenge challenge(long seed) {
        return Challenge.of("nonce " + seed, (int) (seed % 7) + 1);
    }

    /** Frames of somebody who never moves on purpose, for as long as a challenge lasts. */
    private static List<LiveFrame> straight(long seed, Performance person) {
        return map(
                person.of(challenge(seed)),
                frame -> person.frame(frame.millis(), person.selfie().orElseThrow()));
    }

    private static LiveFrame with(LiveFrame frame, UnaryOperator<LiveFrame.Face> change) {
        return new LiveFrame(frame.millis(), frame.faces(), frame.face().map(change), frame.hash());
    }

    private static List<LiveFrame> map(List<LiveFrame> frames, UnaryOperator<LiveFrame> change) {
        return frames.stream().map(change).toList();
    }
}
