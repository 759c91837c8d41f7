// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** A question that is answered before a camera. */
class ChallengingTest {
    private static final Meaning READY = new Meaning.Ready();

    private final Play play = new Play(Scenarios.of(
                    List.of(
                            Scenarios.one(Scenarios.ask("selfie", "liveness")),
                            Scenarios.one(Scenarios.check("verify-face", Optional.of("selfie"), "selfie"))),
                    List.of()))
            .start();

    @Test
    void whatThereIsToDoIsSaidOnlyWhenTheCameraIsOn() {
        assertThat(type()).isEqualTo("liveness");
        String first = play.openQuestion().orElseThrow();

        ready();

        assertThat(type()).isEqualTo("challenge");
        assertThat(play.openQuestion()).isNotEqualTo(Optional.of(first));
    }

    @Test
    void aRecordingThatComesInTimeIsTheAnswer() {
        ready();
        play.now = play.now.plusSeconds(60);

        play.answer("claim");

        assertThat(play.status("selfie")).isEqualTo(Status.DONE);
        assertThat(play.status("verify-face")).isEqualTo(Status.OUTSTANDING);
    }

    @Test
    void aRecordingThatComesTooLateIsNoneAndTheQuestionIsAskedAgain() {
        ready();
        String late = play.openQuestion().orElseThrow();
        play.now = play.now.plusSeconds(60).plusMillis(1);

        play.answer("claim");

        assertThat(play.file().fields()).doesNotContainKey("selfie");
        assertThat(type()).isEqualTo("liveness");
        assertThat(because()).containsExactly("retake.liveness.expired");
        play.take(play.said(new Meaning.Answer(new Value.Plain("claim")), Optional.of(late)));
        assertThat(play.file().fields()).doesNotContainKey("selfie");
    }

    @Test
    void aPageThatComesBackGetsTheSameChallengeAndNoMoreTime() {
        ready();
        Optional<String> asked = play.openQuestion();
        play.now = play.now.plusSeconds(50);

        ready();

        assertThat(play.openQuestion()).isEqualTo(asked);
        play.now = play.now.plusSeconds(11);
        play.answer("claim");
        assertThat(play.file().fields()).doesNotContainKey("selfie");
    }

    @Test
    void aChallengeThatHadToWaitForAnotherQuestionIsBegunAnew() {
        ready();
        play.says(new Meaning.StopWanted()).answer("no");

        assertThat(type()).isEqualTo("liveness");
        assertThat(play.asked()).isEqualTo("selfie");
    }

    @Test
    void everyChallengeIsOfARoundOfItsOwn() {
        ready();
        String first = play.openQuestion().orElseThrow();
        play.now = play.now.plusSeconds(61);

        ready();

        assertThat(type()).isEqualTo("challenge");
        assertThat(play.openQuestion().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void fiveAttemptsInThreeMinutesLockForHalfAnHour() {
        for (int i = 0; i < Challenging.ATTEMPTS; i++) {
            ready();
            assertThat(type()).isEqualTo("challenge");
            play.says(new Meaning.StopWanted()).answer("no");
            play.now = play.now.plusSeconds(40);
        }

        ready();

        assertThat(type()).isEqualTo("liveness");
        assertThat(play.sent).last().isEqualTo(new Command.TellCustomer("liveness.locked"));
        play.now = play.now.plus(Challenging.LOCKED);
        ready();
        assertThat(type()).isEqualTo("challenge");
    }

    @Test
    void attemptsThatAreFarApartLockNobody() {
        for (int i = 0; i < 3 * Challenging.ATTEMPTS; i++) {
            play.now = play.now.plus(Duration.ofSeconds(61));
            ready();
            assertThat(type()).isEqualTo("challenge");
        }
    }

    @Test
    void noChallengeEverComesTwice() {
        Set<Challenge> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            play.now = play.now.plus(Duration.ofHours(1));
            String before = play.openQuestion().orElseThrow();
            ready();
            if (!play.openQuestion().orElseThrow().equals(before)) {
                int round = play.file().state("selfie").round();
                assertThat(seen.add(Challenge.of("nonce", round))).isTrue();
            }
        }
        assertThat(seen).hasSizeBetween(15, Challenge.rounds() - 1);
        assertThat(play.sent).last().isEqualTo(new Command.TellCustomer("liveness.locked"));
    }

    @Test
    void whoDoesNotWantToMayAskForAHuman() {
        ready();

        play.says(new Meaning.HumanWanted());

        assertThat(play.status(CaseFile.HUMAN)).isEqualTo(Status.IN_REVIEW);
    }

    @Test
    void aRetakeIsAnotherChallengeAndAfterTooManyPeopleDecide() {
        for (int i = 0; i < 2; i++) {
            ready();
            play.answer("claim").reply("verify-face", Reply.of(Reply.Kind.RETAKE, "liveness.order"));
            assertThat(type()).isEqualTo("liveness");
            assertThat(because()).containsExactly("retake.liveness.order");
        }
        ready();
        play.answer("claim").reply("verify-face", Reply.of(Reply.Kind.RETAKE, "liveness.order"));

        assertThat(play.status("verify-face")).isEqualTo(Status.IN_REVIEW);
    }

    @Test
    void readyIsNoAnswerToAnyOtherQuestion() {
        Play other =
                new Play(Scenarios.of(List.of(Scenarios.one(Scenarios.ask("name", "person-name"))), List.of())).start();

        other.says(READY);

        assertThat(other.asked()).isEqualTo("name");
        assertThat(other.file().fields()).isEmpty();
    }

    private void ready() {
        play.take(play.said(READY, play.openQuestion()));
    }

    private String type() {
        return play.file()
                .openQuestion()
                .flatMap(open -> open.getValue().question())
                .map(Question::type)
                .orElse("");
    }

    private List<String> because() {
        return play.sent.stream()
                .filter(Command.AskCustomer.class::isInstance)
                .map(command -> ((Command.AskCustomer) command).because())
                .toList()
                .getLast();
    }
}
