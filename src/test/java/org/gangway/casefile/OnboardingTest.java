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

/** The course of a case from its first message to its stub. */
class OnboardingTest extends RetailCase {
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
    void aBrokenJournalSaysWhichStepIsMissing() {
        play.start();
        assertThatThrownBy(() -> play.file().apply(new CaseEvent.StepDone("screen", play.now)))
                .hasMessageContaining("screen");
    }
}
