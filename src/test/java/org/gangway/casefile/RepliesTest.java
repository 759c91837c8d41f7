// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** What each answer of a hand leads to, and that only what is new counts. */
class RepliesTest {
    private final Play play = new Play(Scenarios.of(
                    List.of(
                            Scenarios.one(Scenarios.ask("name", "person-name")),
                            Scenarios.one(Scenarios.check("screen", Optional.empty(), "name")),
                            Scenarios.one(Scenarios.act("sign", "name"))),
                    List.of(Scenarios.act("announce"))))
            .start()
            .answer("Ann");

    private boolean ignored(String step, Reply reply) {
        StepState state = play.file().state(step);
        return play.take(new Input.Replied(
                        play.file().commandId(step, state.round()), step, state.delivery(), reply, play.now))
                .ignored();
    }

    private long asked() {
        return play.sent.stream().filter(c -> c instanceof Command.AskReviewers).count();
    }

    @Test
    void failRefusesWithTheCheckOrItsReason() {
        play.reply("screen", Reply.of(Reply.Kind.FAIL, "list.match"));
        assertThat(play.file().outcome()).contains(Outcome.REFUSED);
        assertThat(play.file().reason()).contains("screen");
        Step check = new Step.Check(
                "screen",
                List.of(),
                Optional.empty(),
                3,
                "compliance",
                Optional.of("listed"),
                Optional.empty(),
                Pace.DEFAULT);
        Play named = new Play(Scenarios.of(List.of(Scenarios.one(check)), List.of())).start();
        assertThat(named.reply("screen", Reply.of(Reply.Kind.FAIL)).file().reason())
                .contains("listed");
    }

    @Test
    void declinedWithdrawsWithItsFirstReason() {
        play.reply("screen", Reply.of(Reply.Kind.PASS));
        play.reply("sign", Reply.of(Reply.Kind.DECLINED, "agreement.declined", "other"));
        assertThat(play.file().outcome()).contains(Outcome.WITHDRAWN);
        assertThat(play.file().reason()).contains("agreement.declined");
    }

    @Test
    void startedWaitsForTheSameRoundToReplyAgain() {
        play.reply("screen", Reply.of(Reply.Kind.STARTED));
        assertThat(play.status("screen")).isEqualTo(Status.STARTED);
        assertThat(play.file().state("screen").deadlines("screen"))
                .extracting(Deadline::kind)
                .containsExactly(Deadline.Kind.REMIND, Deadline.Kind.EXPIRE);
        play.reply("screen", Reply.of(Reply.Kind.PASS));
        assertThat(play.status("sign")).isEqualTo(Status.OUTSTANDING);
    }

    @Test
    void malformedGoesToOperationsWithItsReasons() {
        play.reply("screen", Reply.of(Reply.Kind.MALFORMED, "answer"));
        assertThat(play.sent.getLast()).isInstanceOfSatisfying(Command.AskReviewers.class, asked -> {
            assertThat(asked.queue()).isEqualTo("operations");
            assertThat(asked.reasons()).containsExactly("malformed", "answer");
            assertThat(asked.choices()).containsExactly("retry", "done", "refuse");
        });
        assertThat(play.file().outcome()).isEmpty();
    }

    @Test
    void onceTheOutcomeStandsNoReplyChangesIt() {
        for (Reply.Kind kind : List.of(Reply.Kind.FAIL, Reply.Kind.DECLINED, Reply.Kind.REFER, Reply.Kind.ASK)) {
            RepliesTest test = new RepliesTest();
            test.play.reply("screen", Reply.of(Reply.Kind.FAIL)).reply("announce", Reply.of(kind));
            assertThat(test.play.file().outcome()).as(kind.name()).contains(Outcome.REFUSED);
            assertThat(test.play.file().state("announce").queue())
                    .as(kind.name())
                    .contains("operations");
            assertThat(test.ignored("announce", Reply.of(kind))).as(kind.name()).isTrue();
        }
    }

    @Test
    void theReplyThatLedToOperationsCountsOnce() {
        for (Reply.Kind kind : List.of(Reply.Kind.MALFORMED, Reply.Kind.REFER, Reply.Kind.FAIL)) {
            RepliesTest test = new RepliesTest();
            test.play.reply("screen", Reply.of(Reply.Kind.PASS)).reply("sign", Reply.of(kind, "why"));
            assertThat(test.play.file().state("sign").queue()).as(kind.name()).contains("operations");
            assertThat(test.ignored("sign", Reply.of(kind, "why")))
                    .as(kind.name())
                    .isTrue();
            assertThat(test.asked()).as(kind.name()).isEqualTo(1);
            test.play.reply("sign", Reply.of(Reply.Kind.DONE));
            assertThat(test.play.file().outcome()).as("a late success counts").contains(Outcome.APPROVED);
        }
    }

    @Test
    void aStepThatGoesOnOutsideIsNotProlongedByASecondReply() {
        play.reply("screen", Reply.of(Reply.Kind.STARTED));
        Optional<Instant> until = play.file().state("screen").wakeAt();
        play.now = play.now.plusSeconds(60);
        assertThat(ignored("screen", Reply.of(Reply.Kind.STARTED))).isTrue();
        assertThat(play.file().state("screen").wakeAt()).isEqualTo(until);
    }

    @Test
    void aStepThatTurnsOutToGoOnOutsideLeavesOperations() {
        play.reply("screen", Reply.of(Reply.Kind.MALFORMED)).reply("screen", Reply.of(Reply.Kind.STARTED));
        assertThat(play.status("screen")).isEqualTo(Status.STARTED);
        assertThat(play.file().state("screen").queue()).isEmpty();
    }
}
