// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** One question at a time, and which answer is to which. */
class QuestionsTest extends RetailCase {
    @Test
    void aHandsQuestionIsAskedAndItsAnswerStartsTheNextRound() {
        answered().reply("verify-face", Reply.of(Reply.Kind.PASS)).reply("screen", Reply.of(Reply.Kind.PASS));
        play.reply("rate-risk", Reply.of(Reply.Kind.PASS));
        play.reply("sign", Reply.ask(Question.of("accept", "sign.accept", "yes-no")));
        assertThat(play.asked()).isEqualTo("sign");
        play.answer("yes");
        assertThat(play.file().state("sign").round()).isEqualTo(2);
        assertThat(play.sent.getLast()).isInstanceOf(Command.TellCustomer.class);
        assertThat(play.sent)
                .filteredOn(c -> c instanceof Command.RunStep run && run.step().equals("sign") && run.round() == 2)
                .singleElement()
                .satisfies(c -> assertThat(((Command.RunStep) c).answers()).containsOnlyKeys("accept"));
    }

    @Test
    void oneQuestionIsOpenAtATimeAndOthersQueue() {
        answered().reply("verify-face", Reply.of(Reply.Kind.RETAKE, "face.none"));
        play.reply("screen", Reply.ask(Question.of("birth-place", "screen.birth-place", "text")));
        assertThat(play.asked()).isEqualTo("selfie");
        assertThat(play.status("screen")).isEqualTo(Status.QUEUED);
        play.answer("claim");
        assertThat(play.asked()).isEqualTo("screen");
    }

    @Test
    void aLateAnswerToAnEarlierQuestionNeverAnswersTheOpenOne() {
        play.start().answer("yes").reply("open-lead", Reply.of(Reply.Kind.DONE));
        String earlier = play.file().commandId("consent", 1);
        play.take(play.said(new Meaning.Answer(new Value.Plain("yes")), Optional.of(earlier)));
        assertThat(play.asked()).isEqualTo("name");
        assertThat(play.file().fields()).doesNotContainKey("name");
    }

    @Test
    void aDuplicateMessageChangesNothing() {
        play.start();
        Input.CustomerSaid said = play.said(new Meaning.Answer(new Value.Plain("yes")), play.openQuestion());
        play.take(said);
        assertThat(play.take(said).ignored()).isTrue();
    }

    @Test
    void aSilentCustomerIsRemindedOnceThenAbandoned() {
        play.start().waitForDeadline();
        assertThat(play.journal).anyMatch(e -> e instanceof CaseEvent.CustomerReminded);
        play.waitForDeadline();
        assertThat(play.file().outcome()).contains(Outcome.ABANDONED);
    }

    @Test
    void aDeadlineOfAnAnsweredQuestionIsIgnored() {
        play.start();
        String stale = play.file()
                .deadlines()
                .filter(d -> d.kind() == Deadline.Kind.EXPIRE)
                .findFirst()
                .orElseThrow()
                .id();
        play.answer("yes");
        assertThat(play.take(new Input.DeadlinePassed(stale, play.now.plusSeconds(1_000_000)))
                        .ignored())
                .isTrue();
    }

    @Test
    void anAskedForHumanOpensAReviewOnceAndTheQuestionStaysOpen() {
        play.start().says(new Meaning.HumanWanted()).says(new Meaning.HumanWanted());
        assertThat(play.sent).filteredOn(c -> c instanceof Command.AskReviewers).hasSize(1);
        assertThat(play.asked()).isEqualTo("consent");
    }
}
