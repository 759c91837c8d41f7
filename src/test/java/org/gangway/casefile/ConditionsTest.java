// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** Conditions that read earlier answers, with no more opened than {@link Onboarding#reads} names. */
class ConditionsTest {
    private static final Condition OLD = Scenarios.reads("birth-date", date -> date.compareTo("1990") < 0);

    private static Step.Ask ask(String name, Optional<Condition> rule, Optional<Condition> when) {
        Optional<String> refused = rule.map(ignored -> "broken");
        return new Step.Ask(name, "text", Optional.empty(), rule, refused, when, Pace.DEFAULT);
    }

    private static Play play(Step... steps) {
        return new Play(Scenarios.of(List.of(steps).stream().map(Scenarios::one).toList(), List.of()));
    }

    @Test
    void aStepThatIsVoidedIsJudgedAgainWithTheFieldsOfItsCondition() {
        Play play = play(
                Scenarios.ask("birth-date", "date"),
                ask("hobby", Optional.empty(), Optional.of(OLD)),
                ask("colour", Optional.empty(), Optional.empty()));
        play.start().answer("1980-01-01").answer("chess");
        play.says(new Meaning.Correction("hobby", Optional.empty()));
        assertThat(play.asked()).isEqualTo("hobby");
        play.answer("go").says(new Meaning.Correction("birth-date", Optional.of(new Value.Plain("1999-01-01"))));
        assertThat(play.status("hobby")).isEqualTo(Status.SKIPPED);
        assertThat(play.asked()).isEqualTo("colour");
    }

    @Test
    void aRuleThatReadsAnotherFieldIsJudgedAgainOnACorrection() {
        Play play = play(
                Scenarios.ask("birth-date", "date"),
                ask("hobby", Optional.of(OLD), Optional.empty()),
                ask("colour", Optional.empty(), Optional.empty()));
        play.start().answer("1980-01-01").answer("chess");
        play.says(new Meaning.Correction("hobby", Optional.of(new Value.Plain("go"))));
        assertThat(play.asked()).isEqualTo("colour");
        assertThat(play.file().outcome()).isEmpty();
    }

    @Test
    void aQuestionWhoseRuleReadsTheCorrectedFieldIsAskedAgain() {
        Play play = play(
                Scenarios.ask("birth-date", "date"),
                ask("hobby", Optional.of(OLD), Optional.empty()),
                ask("colour", Optional.empty(), Optional.empty()));
        play.start().answer("1980-01-01").answer("chess");
        play.says(new Meaning.Correction("birth-date", Optional.of(new Value.Plain("1999-01-01"))));
        assertThat(play.status("hobby")).isEqualTo(Status.QUEUED);
        play.answer("red");
        assertThat(play.asked()).isEqualTo("hobby");
        play.answer("chess");
        assertThat(play.file().reason()).contains("broken");
    }

    @Test
    void anAnswerGivenBeforehandIsJudgedWhenItsTurnComesLater() {
        Condition first = Scenarios.rule(text -> text.equals("chess"));
        Play bank = play(Scenarios.act("work"), ask("hobby", Optional.of(first), Optional.empty()));
        bank.start("none", Map.of("hobby", Value.plain("chess")));
        bank.reply("work", Reply.of(Reply.Kind.DONE));
        assertThat(bank.file().outcome()).contains(Outcome.APPROVED);

        Play other = play(Scenarios.act("work"), ask("hobby", Optional.of(first), Optional.empty()));
        other.start("none", Map.of("hobby", Value.plain("boxing")));
        other.reply("work", Reply.of(Reply.Kind.DONE));
        assertThat(other.file().outcome()).contains(Outcome.REFUSED);
    }

    @Test
    void onlyWhatAConditionMayReadIsOpened() {
        Play play = play(
                Scenarios.ask("birth-date", "date"),
                Scenarios.ask("name", "person-name"),
                ask("hobby", Optional.empty(), Optional.of(OLD)));
        play.start().answer("1980-01-01").answer("Ann").answer("chess");
        assertThat(play.onboarding().reads(play.file())).isEmpty();
        play = play(
                Scenarios.ask("birth-date", "date"),
                Scenarios.ask("name", "person-name"),
                ask("hobby", Optional.empty(), Optional.of(OLD)));
        play.start().answer("1980-01-01").answer("Ann");
        assertThat(play.onboarding().reads(play.file())).containsExactly("birth-date");
    }
}
