// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** The customer wants to stop, in time or too late. */
class StoppingTest extends RetailCase {
    @Test
    void aLateWishToStopHoldsTheApprovalBackUntilAPersonHasDecided() {
        Play play = signing();
        play.says(new Meaning.StopWanted());
        play.reply("sign", Reply.of(Reply.Kind.DONE)).reply("open-account", Reply.of(Reply.Kind.DONE));
        assertThat(play.file().outcome()).isEmpty();
        play.vote(CaseFile.STOP, "olga", "refuse").vote(CaseFile.STOP, "olga", "retry");
        assertThat(play.status(CaseFile.STOP)).isEqualTo(Status.IN_REVIEW);
        play.vote(CaseFile.STOP, "olga", "done");
        assertThat(play.file().outcome()).contains(Outcome.APPROVED);
    }

    @Test
    void aLateWishToStopMayEndTheCaseAsWithdrawn() {
        Play play = signing();
        play.says(new Meaning.StopWanted()).vote(CaseFile.STOP, "olga", "withdraw");
        assertThat(play.file().outcome()).contains(Outcome.WITHDRAWN);
    }

    @Test
    void whatIsSignedIsStoppedByAPersonAlsoWhileItWaits() {
        Play play = signing();
        play.reply("sign", Reply.ask(Question.of("accept", "sign.accept", "yes-no")));
        play.says(new Meaning.StopWanted());
        assertThat(play.asked()).as("nothing is signed yet").isEqualTo(CaseFile.STOP);
        play.answer("no").answer("yes").reply("sign", Reply.of(Reply.Kind.DONE));
        play.reply("open-account", Reply.of(Reply.Kind.MALFORMED)).says(new Meaning.StopWanted());
        assertThat(play.asked()).isEmpty();
        assertThat(play.file().outcome()).isEmpty();
    }

    @Test
    void stopEndsNothingBeforeItIsConfirmed() {
        play.start().says(new Meaning.StopWanted());
        assertThat(play.asked()).isEqualTo(CaseFile.STOP);
        assertThat(play.file().outcome()).isEmpty();
        play.answer("yes");
        assertThat(play.file().outcome()).contains(Outcome.WITHDRAWN);
        assertThat(play.file().reason()).contains("stopped");
    }

    @Test
    void afterANoTheSameQuestionIsAskedAgain() {
        play.start();
        Optional<String> consent = play.openQuestion();
        play.says(new Meaning.StopWanted()).answer("no");
        assertThat(play.openQuestion()).isEqualTo(consent);
        assertThat(play.sent.getLast())
                .isInstanceOfSatisfying(Command.AskCustomer.class, ask -> assertThat(ask.commandId())
                        .isEqualTo(consent.orElseThrow()));
    }

    @Test
    void neitherYesNorNoAsksAgainWhetherToStop() {
        play.start().says(new Meaning.StopWanted());
        Optional<String> stop = play.openQuestion();
        play.says(new Meaning.StopWanted());
        play.says(new Meaning.NotUnderstood("not-understood.yes-no"));
        play.says(new Meaning.Correction("consent", Optional.empty()));
        play.answer("perhaps");
        assertThat(play.openQuestion()).isEqualTo(stop);
        assertThat(play.sent)
                .filteredOn(c ->
                        c instanceof Command.AskCustomer ask && ask.commandId().equals(stop.orElseThrow()))
                .hasSize(5);
    }

    @Test
    void aLateAnswerNeverStopsAndALateNoNeverAnswersTheQuestionBefore() {
        play.start();
        Optional<String> consent = play.openQuestion();
        play.says(new Meaning.StopWanted());
        Optional<String> first = play.openQuestion();
        play.take(play.said(new Meaning.Answer(new Value.Plain("yes")), consent));
        assertThat(play.asked()).isEqualTo(CaseFile.STOP);
        play.answer("no").says(new Meaning.StopWanted());
        play.take(play.said(new Meaning.Answer(new Value.Plain("yes")), first));
        assertThat(play.asked()).isEqualTo(CaseFile.STOP);
        play.answer("no");
        play.take(play.said(new Meaning.Answer(new Value.Plain("no")), first));
        assertThat(play.openQuestion()).isEqualTo(consent);
        assertThat(play.file().outcome()).isEmpty();
    }

    @Test
    void whetherToStopIsAskedWhileChecksRunAndTheirQuestionsWait() {
        answered().says(new Meaning.StopWanted());
        assertThat(play.asked()).isEqualTo(CaseFile.STOP);
        play.reply("verify-face", Reply.of(Reply.Kind.RETAKE, "face.none"));
        assertThat(play.status("selfie")).isEqualTo(Status.QUEUED);
        play.answer("no");
        assertThat(play.asked()).isEqualTo("selfie");
    }

    @Test
    void aNoWithNothingElseToAskSaysThatTheCaseGoesOn() {
        answered().says(new Meaning.StopWanted()).answer("no");
        assertThat(play.asked()).isEmpty();
        assertThat(play.sent.getLast()).isEqualTo(new Command.TellCustomer("wait"));
    }

    @Test
    void helpLanguageAndAHumanAreThereWhileStoppingIsAsked() {
        play.start().says(new Meaning.StopWanted()).says(new Meaning.HelpWanted());
        assertThat(play.sent.getLast()).isEqualTo(new Command.TellCustomer("help.yes-no"));
        play.says(new Meaning.LanguageWanted("de")).says(new Meaning.HumanWanted());
        assertThat(play.file().language()).isEqualTo("de");
        assertThat(play.status(CaseFile.HUMAN)).isEqualTo(Status.IN_REVIEW);
        assertThat(play.asked()).isEqualTo(CaseFile.STOP);
    }

    @Test
    void whoNeverSaysWhetherToStopIsRemindedAndAbandoned() {
        answered().says(new Meaning.StopWanted());
        play.reply("verify-face", Reply.of(Reply.Kind.REFER)).reply("screen", Reply.of(Reply.Kind.REFER));
        play.waitForDeadline();
        assertThat(play.sent.getLast()).isInstanceOf(Command.AskCustomer.class);
        play.waitForDeadline();
        assertThat(play.file().outcome()).contains(Outcome.ABANDONED);
    }

    @Test
    void whatIsBeingSignedIsStoppedByAPerson() {
        answered().reply("verify-face", Reply.of(Reply.Kind.PASS)).says(new Meaning.StopWanted());
        play.reply("screen", Reply.of(Reply.Kind.PASS)).reply("rate-risk", Reply.of(Reply.Kind.PASS));
        assertThat(play.status("sign")).isEqualTo(Status.OUTSTANDING);
        play.answer("yes");
        assertThat(play.file().outcome()).isEmpty();
        assertThat(play.file().state(CaseFile.STOP).reasons()).containsExactly("stop");
        assertThat(play.status(CaseFile.STOP)).isEqualTo(Status.IN_REVIEW);
    }
}
