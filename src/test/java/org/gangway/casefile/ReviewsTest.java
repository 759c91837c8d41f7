// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reviewers see and decide. */
class ReviewsTest {
    private final Play play = new Play(Scenarios.of(
                    List.of(
                            Scenarios.one(Scenarios.ask("name", "person-name")),
                            Scenarios.one(Scenarios.check("screen", Optional.empty(), "name")),
                            Scenarios.one(Scenarios.act("open-account", "name"))),
                    List.of(Scenarios.act("announce"))))
            .start()
            .answer("Ann");

    @Test
    void aVoteThatComesTwiceIsJournaledOnceAndAnotherMindIsNot() {
        play.reply("screen", Reply.of(Reply.Kind.REFER, "hit"));
        play.vote("screen", "ada", "confirm").vote("screen", "ada", "confirm").vote("screen", "ada", "clear");
        assertThat(play.journal)
                .filteredOn(e -> e instanceof CaseEvent.ReviewVoted)
                .extracting(e -> ((CaseEvent.ReviewVoted) e).decision())
                .containsExactly("confirm", "clear");
    }

    @Test
    void aCheckMaySendWhatItRefersToAQueueOfItsOwnButNeverToThoseWhoDecideAlone() {
        play.reply("screen", referred("pep"));
        assertThat(play.file().state("screen").queue()).contains("pep");
        play.vote("screen", "ada", "clear");
        assertThat(play.status("screen")).isEqualTo(StepState.Status.IN_REVIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations", "correction", "", "Not A Queue"})
    void whatIsNoQueueOfReviewersLeavesTheScenariosQueue(String queue) {
        play.reply("screen", referred(queue));
        assertThat(play.file().state("screen").queue()).contains("compliance");
    }

    private static Reply referred(String queue) {
        return Reply.of(Reply.Kind.REFER, "hit").with(Map.of("queue", Value.open(queue)));
    }

    @Test
    void operationsRefuseTheCase() {
        play.reply("screen", Reply.of(Reply.Kind.MALFORMED)).vote("screen", "olga", "refuse");
        assertThat(play.file().outcome()).contains(Outcome.REFUSED);
        assertThat(play.file().reason()).contains("operations");
    }

    @Test
    void operationsMarkAStepAsDoneAndTheCaseGoesOn() {
        play.reply("screen", Reply.of(Reply.Kind.MALFORMED)).vote("screen", "olga", "done");
        assertThat(play.status("screen")).isEqualTo(StepState.Status.DONE);
        assertThat(play.status("open-account")).isEqualTo(StepState.Status.OUTSTANDING);
        play.reply("open-account", Reply.of(Reply.Kind.MALFORMED)).vote("open-account", "olga", "done");
        assertThat(play.file().outcome()).contains(Outcome.APPROVED);
    }

    @Test
    void operationsTryAgainWithTheSameCommand() {
        play.reply("screen", Reply.of(Reply.Kind.MALFORMED)).vote("screen", "olga", "retry");
        assertThat(play.sent.getLast()).isInstanceOfSatisfying(Command.RunStep.class, again -> {
            assertThat(again.commandId()).isEqualTo(play.file().commandId("screen", 1));
            assertThat(again.delivery()).isEqualTo(2);
        });
        assertThat(play.file().state("screen").queue()).isEmpty();
    }

    @Test
    void operationsDecideAloneAndReviewersDoNotDecideThere() {
        play.reply("screen", Reply.of(Reply.Kind.MALFORMED));
        play.vote("screen", "ada", "clear").vote("screen", "grace", "clear").vote("screen", "ada", "withdraw");
        assertThat(play.status("screen")).isEqualTo(StepState.Status.IN_REVIEW);
    }

    @Test
    void anOutcomeThatStandsIsNotRefusedAnyMore() {
        play.reply("screen", Reply.of(Reply.Kind.PASS)).reply("open-account", Reply.of(Reply.Kind.DONE));
        play.reply("announce", Reply.of(Reply.Kind.MALFORMED)).vote("announce", "olga", "refuse");
        assertThat(play.file().outcome()).contains(Outcome.APPROVED);
        assertThat(play.status("announce")).isEqualTo(StepState.Status.IN_REVIEW);
        play.vote("announce", "olga", "done");
        assertThat(play.file().phase()).isEqualTo(Phase.FAREWELL);
    }

    @Test
    void closingIsTriedAgainButNeverMarkedAsDone() {
        play.reply("screen", Reply.of(Reply.Kind.FAIL))
                .reply("announce", Reply.of(Reply.Kind.DONE))
                .farewellSeen();
        play.reply(CaseFile.CLOSE, Reply.of(Reply.Kind.MALFORMED)).vote(CaseFile.CLOSE, "olga", "done");
        assertThat(play.file().phase()).isEqualTo(Phase.SHREDDING);
        assertThat(play.status(CaseFile.CLOSE)).isEqualTo(StepState.Status.IN_REVIEW);
        play.vote(CaseFile.CLOSE, "olga", "retry");
        assertThat(play.sent.getLast()).isInstanceOf(Command.RunStep.class);
        assertThat(play.status(CaseFile.CLOSE)).isEqualTo(StepState.Status.OUTSTANDING);
    }

    @Test
    void whoAskedForAPersonMayBeWithdrawnByOne() {
        play.says(new Meaning.HumanWanted()).vote(CaseFile.HUMAN, "olga", "withdraw");
        assertThat(play.file().outcome()).contains(Outcome.WITHDRAWN);
    }

    @Test
    void aLookIsJournaledAlsoIfTheReviewIsDecidedByThen() {
        play.reply("screen", Reply.of(Reply.Kind.REFER, "hit"));
        String review = play.file().reviewId("screen", 1);
        play.take(new Input.Opened(review, "ada", play.now));
        play.vote("screen", "ada", "confirm").vote("screen", "grace", "confirm");
        assertThat(play.file().outcome()).contains(Outcome.REFUSED);
        play.take(new Input.Opened(review, "eve", play.now));
        assertThat(play.journal)
                .filteredOn(e -> e instanceof CaseEvent.ReviewOpened)
                .extracting(e -> ((CaseEvent.ReviewOpened) e).reviewer())
                .containsExactly("ada", "eve");
    }

    @Test
    void aLookAtNothingOfThisCaseIsIgnored() {
        play.reply("screen", Reply.of(Reply.Kind.REFER, "hit"));
        assertThat(play.take(new Input.Opened("other-review.1", "ada", play.now))
                        .ignored())
                .isTrue();
    }
}
