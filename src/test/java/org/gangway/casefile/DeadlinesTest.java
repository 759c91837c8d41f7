// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** What happens when nobody answers. */
class DeadlinesTest {
    private final Play play = new Play(Scenarios.of(
                    List.of(
                            Scenarios.one(Scenarios.ask("name", "person-name")),
                            Scenarios.one(Scenarios.check("screen", Optional.empty(), "name"))),
                    List.of()))
            .start()
            .answer("Ann");

    private List<Command.RunStep> handedOut() {
        return play.sent.stream()
                .filter(c -> c instanceof Command.RunStep)
                .map(Command.RunStep.class::cast)
                .toList();
    }

    private List<String> reissued() {
        return play.journal.stream()
                .filter(e -> e instanceof CaseEvent.StepReissued)
                .map(e -> ((CaseEvent.StepReissued) e).why())
                .toList();
    }

    @Test
    void aHandThatDoesNotReplyGetsTheSameCommandAgainAndThenOperationsDo() {
        play.waitForDeadline().waitForDeadline();
        assertThat(handedOut()).extracting(Command.RunStep::delivery).containsExactly(1, 2, 3);
        assertThat(handedOut())
                .extracting(Command.RunStep::commandId)
                .containsOnly(play.file().commandId("screen", 1));
        assertThat(reissued()).containsExactly("no-reply", "no-reply");
        play.waitForDeadline();
        assertThat(handedOut()).hasSize(3);
        assertThat(play.file().state("screen").queue()).contains("operations");
        assertThat(play.file().state("screen").reasons()).containsExactly("no-reply");
    }

    @Test
    void aStepUnderFinallyThatNeverEndsOutsideIsForOperationsAndTheOutcomeStands() {
        Play closing = new Play(Scenarios.of(
                        List.of(Scenarios.one(Scenarios.ask("name", "person-name"))),
                        List.of(Scenarios.act("announce"))))
                .start()
                .answer("Ann");
        closing.reply("announce", Reply.of(Reply.Kind.STARTED));
        closing.waitForDeadline().waitForDeadline();

        assertThat(closing.file().outcome()).contains(Outcome.APPROVED);
        assertThat(closing.file().phase()).isEqualTo(Phase.FINALLY);
        assertThat(closing.file().state("announce").queue()).contains("operations");
        assertThat(closing.file().state("announce").reasons()).containsExactly("expired");
        assertThat(closing.journal.stream().filter(e -> e instanceof CaseEvent.OutcomeDecided))
                .hasSize(1);
        closing.vote("announce", "olga", "done");
        assertThat(closing.file().phase()).isEqualTo(Phase.FAREWELL);
    }

    @Test
    void aReplyToAnEarlierDeliveryCounts() {
        play.waitForDeadline();
        play.take(new Input.Replied(
                play.file().commandId("screen", 1), "screen", 1, Reply.of(Reply.Kind.PASS), play.now));
        assertThat(play.file().outcome()).contains(Outcome.APPROVED);
    }

    @Test
    void afterThePauseAnUnavailableStepIsHandedOutAgain() {
        play.reply("screen", Reply.of(Reply.Kind.UNAVAILABLE));
        assertThat(handedOut()).hasSize(1);
        play.waitForDeadline();
        assertThat(play.now).isEqualTo(Play.START.plusSeconds(10));
        assertThat(handedOut()).extracting(Command.RunStep::delivery).containsExactly(1, 2);
        assertThat(reissued()).containsExactly("unavailable");
    }

    @Test
    void theClosingStepIsToldNextTimeWhatItFoundOut() {
        play.reply("screen", Reply.of(Reply.Kind.PASS)).farewellSeen();
        play.reply(
                CaseFile.CLOSE,
                Reply.of(Reply.Kind.UNAVAILABLE, "vendor-silent").with(Map.of("objects-deleted", Value.open("3"))));
        play.waitForDeadline();
        assertThat(handedOut().getLast().fields()).containsEntry("close-case.objects-deleted", Value.open("3"));
    }

    @Test
    void whatGoesOnOutsideForTooLongAbandonsTheCase() {
        play.reply("screen", Reply.of(Reply.Kind.STARTED)).waitForDeadline();
        assertThat(play.journal).last().isInstanceOf(CaseEvent.CustomerReminded.class);
        play.waitForDeadline();
        assertThat(play.file().outcome()).contains(Outcome.ABANDONED);
        assertThat(play.file().reason()).contains("screen");
    }

    @Test
    void aCaseThatIsTooOldIsAbandonedWhateverItWaitsFor() {
        play.reply("screen", Reply.of(Reply.Kind.REFER));
        assertThat(play.file().deadlines()).extracting(Deadline::kind).containsExactly(Deadline.Kind.MAX_AGE);
        play.waitForDeadline();
        assertThat(play.now).isEqualTo(Play.START.plus(Play.PACING.maxAge()));
        assertThat(play.file().outcome()).contains(Outcome.ABANDONED);
        assertThat(play.file().reason()).contains("max-age");
        assertThat(play.status("screen")).isEqualTo(Status.SKIPPED);
    }

    @Test
    void timeBeginsWhenTheInputIsWorkedOnSoThatOurDelayCostsTheCustomerNothing() {
        Instant written = play.now;
        play.now = written.plus(Duration.ofDays(3));
        play.take(new Input.Replied(
                play.file().commandId("screen", 1), "screen", 1, Reply.of(Reply.Kind.STARTED), written));
        assertThat(play.file().state("screen").remindAt()).contains(play.now.plus(Play.PACING.remind()));
        assertThat(play.file().state("screen").wakeAt()).contains(play.now.plus(Play.PACING.expire()));
        assertThat(play.journal.getLast().at()).isEqualTo(written);
    }

    @Test
    void lateWorkExtendsTheStepsUnderFinallyNoFurtherThanTheCertificatePromises() {
        Instant opened = play.file().openedAt();
        Instant written = play.now;
        play.now = opened.plus(Play.PACING.maxAge()).plus(Duration.ofDays(3));
        play.take(
                new Input.Replied(play.file().commandId("screen", 1), "screen", 1, Reply.of(Reply.Kind.FAIL), written));
        assertThat(play.file().expiresAt())
                .isEqualTo(opened.plus(Play.PACING.maxAge()).plus(Play.PACING.closing()));
    }
}
