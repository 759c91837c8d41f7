// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

class OnboardingTest {
    private final Play play = new Play(Scenarios.retail());

    private Play answered() {
        play.start().answer("yes");
        play.reply("open-lead", Reply.of(Reply.Kind.DONE).with(Map.of("lead-id", Value.open("L-1"))));
        return play.answer("Ann Example").answer("1990-05-07").answer("claim").answer("yes");
    }

    /** A case of its own, in which signing has begun. */
    private static Play signing() {
        OnboardingTest test = new OnboardingTest();
        test.answered().reply("verify-face", Reply.of(Reply.Kind.PASS)).reply("screen", Reply.of(Reply.Kind.PASS));
        return test.play.reply("rate-risk", Reply.of(Reply.Kind.PASS));
    }

    private Play approved() {
        answered().reply("verify-face", Reply.of(Reply.Kind.PASS)).reply("screen", Reply.of(Reply.Kind.PASS));
        play.reply("rate-risk", Reply.of(Reply.Kind.PASS)).reply("sign", Reply.of(Reply.Kind.DONE));
        return play.reply("open-account", Reply.of(Reply.Kind.DONE));
    }

    private Play closed() {
        play.reply("announce", Reply.of(Reply.Kind.DONE)).reply("update-lead", Reply.of(Reply.Kind.DONE));
        play.farewellSeen();
        return play.reply(CaseFile.CLOSE, Reply.of(Reply.Kind.DONE).with(Map.of("certificate", Value.open("jws"))));
    }

    @Test
    void aCustomerWhoPassesEverythingIsApprovedAndTheCaseCloses() {
        approved();
        assertThat(play.file().outcome()).contains(Outcome.APPROVED);
        assertThat(play.file().phase()).isEqualTo(Phase.FINALLY);
        closed();
        assertThat(play.file().phase()).isEqualTo(Phase.CLOSED);
        assertThat(play.file().certificate()).contains("jws");
        assertThat(play.sent).filteredOn(c -> c instanceof Command.DestroyKey).hasSize(1);
    }

    @Test
    void theJournalFoldsToTheStoredCase() {
        approved();
        closed();
        CaseFile folded = CaseFile.opened((CaseEvent.CaseOpened) play.journal.getFirst());
        for (CaseEvent event : play.journal.subList(1, play.journal.size())) {
            folded = folded.apply(event);
        }
        assertThat(folded).isEqualTo(play.file());
    }

    @Test
    void aStepUnderFinallyThatWaitsForOperationsForEverIsGivenUpAndTheCaseCloses() {
        approved().reply("announce", Reply.of(Reply.Kind.MALFORMED));
        assertThat(play.status("announce")).isEqualTo(Status.IN_REVIEW);
        java.time.Instant decided = play.now;

        play.waitForDeadline();

        assertThat(play.now).isEqualTo(decided.plus(Play.PACING.closing()));
        assertThat(play.file().phase()).isEqualTo(Phase.FAREWELL);
        assertThat(play.file().outcome()).contains(Outcome.APPROVED);
        assertThat(play.status("announce")).isEqualTo(Status.SKIPPED);
        assertThat(play.status("update-lead")).isEqualTo(Status.SKIPPED);
        play.farewellSeen();
        assertThat(play.sent).filteredOn(c -> c instanceof Command.DestroyKey).hasSize(1);
    }

    @Test
    void checksOfOneStageRunInParallel() {
        answered();
        assertThat(play.status("verify-face")).isEqualTo(Status.OUTSTANDING);
        assertThat(play.status("screen")).isEqualTo(Status.OUTSTANDING);
        assertThat(play.status("rate-risk")).isNull();
    }

    @Test
    void aCommandCarriesOnlyWhatItsStepDeclares() {
        answered();
        assertThat(play.sent)
                .filteredOn(c -> c instanceof Command.RunStep run && run.step().equals("verify-face"))
                .singleElement()
                .satisfies(c -> assertThat(((Command.RunStep) c).fields()).containsOnlyKeys("selfie", "birth-date"));
    }

    private static Play nineChecks() {
        List<Step> checks = new ArrayList<>();
        for (int i = 9; i > 0; i--) {
            checks.add(Scenarios.check("check-" + i, Optional.empty()));
        }
        return new Play(Scenarios.of(List.of(new Scenario.Stage(checks)), List.of()));
    }

    @Test
    void whatWasOpenIsSkippedInTheSameOrderInEveryJvm() {
        Play play = nineChecks();
        play.start().reply("check-5", Reply.of(Reply.Kind.FAIL));
        assertThat(play.journal)
                .filteredOn(e -> e instanceof CaseEvent.StepSkipped)
                .extracting(e -> ((CaseEvent.StepSkipped) e).step())
                .hasSize(9)
                .isSorted();
    }

    @Test
    void deadlinesAreInTheSameOrderInEveryJvm() {
        Play play = nineChecks();
        assertThat(play.start().file().deadlines().filter(d -> d.kind() == Deadline.Kind.REPLY))
                .extracting(Deadline::step)
                .hasSize(9)
                .isSorted();
    }

    @Test
    void consentRefusedWithdraws() {
        play.start().answer("no");
        assertThat(play.file().outcome()).contains(Outcome.WITHDRAWN);
    }

    @Test
    void aBrokenRuleRefusesWithItsReasonAndIsJournaled() {
        play.start().answer("yes");
        play.reply("open-lead", Reply.of(Reply.Kind.DONE)).answer("Ann").answer("2015-01-01");
        assertThat(play.file().outcome()).contains(Outcome.REFUSED);
        assertThat(play.file().reason()).contains("too-young");
        assertThat(play.journal).anyMatch(e -> e instanceof CaseEvent.ConditionJudged judged && !judged.held());
    }

    @Test
    void aRefusedCaseGivesAwayNoCustomerFields() {
        play.start().answer("yes");
        play.reply("open-lead", Reply.of(Reply.Kind.DONE).with(Map.of("lead-id", Value.open("L-1"))))
                .answer("Ann")
                .answer("2015-01-01");
        assertThat(play.sent)
                .filteredOn(c -> c instanceof Command.RunStep run && run.step().equals("announce"))
                .singleElement()
                .satisfies(c -> assertThat(((Command.RunStep) c).fields()).isEmpty());
        play.reply("announce", Reply.of(Reply.Kind.DONE));
        assertThat(play.sent)
                .filteredOn(c -> c instanceof Command.RunStep run && run.step().equals("update-lead"))
                .singleElement()
                .satisfies(c -> assertThat(((Command.RunStep) c).fields()).containsOnlyKeys("open-lead.lead-id"));
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
    void aCorrectionVoidsTheChecksThatUsedTheFieldAndAsksToConfirmAgain() {
        answered().reply("screen", Reply.of(Reply.Kind.PASS));
        play.says(new Meaning.Correction("name", Optional.of(new Value.Plain("Anna Example"))));
        assertThat(play.status("screen")).isEqualTo(Status.VOID);
        assertThat(play.status("verify-face")).isEqualTo(Status.OUTSTANDING);
        assertThat(play.asked()).isEqualTo("summary");
        play.answer("yes");
        assertThat(play.file().state("screen").round()).isEqualTo(2);
    }

    @Test
    void aCorrectionOfWhatIsBeingSignedGoesToReviewAndHoldsTheApprovalBack() {
        answered().reply("verify-face", Reply.of(Reply.Kind.PASS)).reply("screen", Reply.of(Reply.Kind.PASS));
        play.reply("rate-risk", Reply.of(Reply.Kind.PASS));
        play.says(new Meaning.Correction("name", Optional.of(new Value.Plain("Other"))));
        assertThat(play.status(CaseFile.CORRECTION)).isEqualTo(Status.IN_REVIEW);
        play.reply("sign", Reply.of(Reply.Kind.DONE)).reply("open-account", Reply.of(Reply.Kind.DONE));
        assertThat(play.file().outcome()).isEmpty();
        play.vote(CaseFile.CORRECTION, "ada", "clear");
        assertThat(play.file().outcome()).isEmpty();
        play.vote(CaseFile.CORRECTION, "grace", "clear");
        assertThat(play.file().outcome()).contains(Outcome.APPROVED);
    }

    @Test
    void reviewersSeeEveryLateCorrectionSealedAndMayRefuseTheCase() {
        Play play = signing();
        play.says(new Meaning.Correction("name", Optional.of(new Value.Plain("Other"))));
        play.vote(CaseFile.CORRECTION, "ada", "clear");
        play.says(new Meaning.Correction("birth-date", Optional.of(new Value.Plain("1991-01-01"))));
        assertThat(play.sent)
                .filteredOn(c -> c instanceof Command.AskReviewers)
                .last()
                .isInstanceOfSatisfying(Command.AskReviewers.class, asked -> {
                    assertThat(asked.fields())
                            .containsOnlyKeys("correction.name", "correction.birth-date")
                            .allSatisfy(
                                    (field, value) -> assertThat(value).isEqualTo(new Value.Sealed("sealed:" + field)));
                    assertThat(asked.choices()).containsExactly("confirm", "clear");
                });
        play.vote(CaseFile.CORRECTION, "grace", "clear");
        assertThat(play.status(CaseFile.CORRECTION)).as("ada voted on less").isEqualTo(Status.IN_REVIEW);
        play.vote(CaseFile.CORRECTION, "ada", "confirm").vote(CaseFile.CORRECTION, "grace", "confirm");
        assertThat(play.file().outcome()).contains(Outcome.REFUSED);
    }

    @Test
    void whatWasDecidedAboutALateCorrectionIsNotShownAgain() {
        Play play = signing();
        play.says(new Meaning.Correction("name", Optional.of(new Value.Plain("Other"))));
        play.vote(CaseFile.CORRECTION, "ada", "clear").vote(CaseFile.CORRECTION, "grace", "clear");
        play.says(new Meaning.Correction("selfie", Optional.empty()));
        assertThat(play.file().state(CaseFile.CORRECTION).facts()).isEmpty();
        assertThat(play.file().state(CaseFile.CORRECTION).reasons()).containsExactly("correction.selfie");
    }

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
    void onceSigningHasBegunNoAnswerIsChangedWithoutAPerson() {
        for (String field : List.of("name", "birth-date", "selfie")) {
            Play play = signing();
            play.says(new Meaning.Correction(field, Optional.of(new Value.Plain("1991-01-01"))));
            assertThat(play.status("screen")).as(field).isEqualTo(Status.DONE);
            assertThat(play.status(CaseFile.CORRECTION)).as(field).isEqualTo(Status.IN_REVIEW);
        }
    }

    @Test
    void aPhotoThatADeedHasUsedIsNotAskedForAgain() {
        Play play = new Play(Scenarios.of(
                List.of(
                        Scenarios.one(Scenarios.ask("selfie", "photo")),
                        Scenarios.one(Scenarios.act("send-photo", "selfie")),
                        Scenarios.one(Scenarios.check("verify-face", Optional.of("selfie"), "selfie"))),
                List.of()));
        play.start().answer("claim").reply("send-photo", Reply.of(Reply.Kind.DONE));
        play.reply("verify-face", Reply.of(Reply.Kind.RETAKE, "face.none"));
        assertThat(play.status("verify-face")).isEqualTo(Status.IN_REVIEW);
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
    void anUnseenFarewellIsGivenUpAndTheCaseClosesAllTheSame() {
        play.start().says(new Meaning.StopWanted()).answer("yes");
        play.reply("announce", Reply.of(Reply.Kind.DONE));
        assertThat(play.file().phase()).isEqualTo(Phase.FAREWELL);
        play.waitForDeadline();
        assertThat(play.file().phase()).isEqualTo(Phase.SHREDDING);
        assertThat(play.file().fields()).isEmpty();
    }

    @Test
    void aClosedCaseLeavesAStubThatOnlyAStartReopens() {
        approved();
        closed();
        play.says(new Meaning.Answer(new Value.Plain("hello")));
        assertThat(play.file().closed()).isTrue();
        Input.Started oldStart = new Input.Started(Play.CONVERSATION, "web", "m1", "en", Map.of(), play.now);
        assertThat(play.take(oldStart).ignored()).isTrue();
        play.now = play.now.plusSeconds(5);
        play.start();
        assertThat(play.file().phase()).isEqualTo(Phase.RUNNING);
        assertThat(play.file().seen()).contains("m1");
    }

    @Test
    void aCaseFromABankSystemAsksNothingThatWasGiven() {
        Play bank = new Play(Scenarios.of(
                List.of(
                        Scenarios.one(Scenarios.ask("name", "person-name")),
                        Scenarios.one(Scenarios.act("work", "name"))),
                List.of()));
        bank.start("none", Map.of("name", Value.plain("Ann")));
        assertThat(bank.status("work")).isEqualTo(Status.OUTSTANDING);
        bank.reply("work", Reply.of(Reply.Kind.DONE));
        assertThat(bank.file().phase()).isEqualTo(Phase.SHREDDING);
    }

    @Test
    void anAskedForHumanOpensAReviewOnceAndTheQuestionStaysOpen() {
        play.start().says(new Meaning.HumanWanted()).says(new Meaning.HumanWanted());
        assertThat(play.sent).filteredOn(c -> c instanceof Command.AskReviewers).hasSize(1);
        assertThat(play.asked()).isEqualTo("consent");
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

    @Test
    void aBrokenJournalSaysWhichStepIsMissing() {
        play.start();
        assertThatThrownBy(() -> play.file().apply(new CaseEvent.StepDone("screen", play.now)))
                .hasMessageContaining("screen");
    }
}
