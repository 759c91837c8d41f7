// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** What hands find out, and what reviewers make of it. */
class ChecksTest extends RetailCase {
    @Test
    void checksOfOneStageRunInParallel() {
        answered();
        assertThat(play.status("verify-face")).isEqualTo(Status.OUTSTANDING);
        assertThat(play.status("screen")).isEqualTo(Status.OUTSTANDING);
        assertThat(play.status("rate-risk")).isNull();
    }

    @Test
    void aRetakeAsksTheFieldAgainAndTheThirdIsReferred() {
        answered();
        for (int i = 0; i < 2; i++) {
            play.reply("verify-face", Reply.of(Reply.Kind.RETAKE, "face.none"));
            assertThat(play.asked()).isEqualTo("selfie");
            play.answer("another claim");
            assertThat(play.status("verify-face")).isEqualTo(Status.OUTSTANDING);
        }
        play.reply("verify-face", Reply.of(Reply.Kind.RETAKE, "face.none"));
        assertThat(play.status("verify-face")).isEqualTo(Status.IN_REVIEW);
    }

    @Test
    void theReasonsOfEveryRetakeStayInTheJournalAndThoseOfTheLastLeadToTheReview() {
        answered();
        List<String> reasons = List.of("face.none", "face.blurred", "face.too-dark");
        for (String reason : reasons) {
            play.reply("verify-face", Reply.of(Reply.Kind.RETAKE, reason));
            if (play.status("verify-face") != Status.IN_REVIEW) {
                play.answer("another claim");
            }
        }

        assertThat(play.journal)
                .filteredOn(event -> event instanceof CaseEvent.StepReplied replied
                        && replied.step().equals("verify-face"))
                .extracting(event -> ((CaseEvent.StepReplied) event).reply().reasons())
                .containsExactlyElementsOf(reasons.stream().map(List::of).toList());
        assertThat(play.journal)
                .filteredOn(event -> event instanceof CaseEvent.ReviewAsked)
                .extracting(event -> ((CaseEvent.ReviewAsked) event).reasons())
                .containsExactly(List.of("face.too-dark"));
    }

    @Test
    void aReferredCheckNeedsTwoDifferentReviewersWhoAgree() {
        answered().reply("screen", Reply.of(Reply.Kind.REFER, "hit"));
        play.vote("screen", "ada", "confirm").vote("screen", "ada", "confirm").vote("screen", "grace", "clear");
        assertThat(play.file().outcome()).isEmpty();
        play.vote("screen", "grace", "confirm");
        assertThat(play.file().outcome()).contains(Outcome.REFUSED);
    }

    @Test
    void twoReviewersWhoClearLetTheCaseGoOn() {
        answered().reply("screen", Reply.of(Reply.Kind.REFER, "hit")).reply("verify-face", Reply.of(Reply.Kind.PASS));
        play.vote("screen", "ada", "clear").vote("screen", "grace", "clear");
        assertThat(play.status("rate-risk")).isEqualTo(Status.OUTSTANDING);
    }

    @Test
    void onlyAStepWithAHandIsTriedAgain() {
        Play play = new Play(Scenarios.of(
                List.of(Scenarios.one(
                        new Step.Review("look", List.of(), "operations", Optional.empty(), Pace.DEFAULT))),
                List.of()));
        play.start().vote("look", "olga", "retry");
        assertThat(play.status("look")).isEqualTo(Status.IN_REVIEW);
        assertThat(play.sent).noneMatch(c -> c instanceof Command.RunStep);
    }

    @Test
    void unavailableIsRetriedWithGrowingPausesThenGoesToOperations() {
        answered();
        for (int i = 0; i < 2; i++) {
            play.reply("screen", Reply.of(Reply.Kind.UNAVAILABLE));
            assertThat(play.status("screen")).isEqualTo(Status.RETRYING);
            play.now = play.now.plusSeconds(60);
            String deadline = play.file()
                    .state("screen")
                    .deadlines("screen")
                    .findFirst()
                    .orElseThrow()
                    .id();
            play.take(new Input.DeadlinePassed(deadline, play.now));
        }
        assertThat(play.file().state("screen").delivery()).isEqualTo(3);
        play.reply("screen", Reply.of(Reply.Kind.UNAVAILABLE));
        assertThat(play.file().state("screen").queue()).contains("operations");
        play.vote("screen", "olga", "retry");
        assertThat(play.status("screen")).isEqualTo(Status.OUTSTANDING);
    }

    @Test
    void aReplyWithoutAnOutstandingCommandIsIgnored() {
        answered().reply("screen", Reply.of(Reply.Kind.PASS));
        Decision again = play.take(new Input.Replied(
                play.file().commandId("screen", 1), "screen", 1, Reply.of(Reply.Kind.FAIL), play.now));
        assertThat(again.ignored()).isTrue();
    }
}
