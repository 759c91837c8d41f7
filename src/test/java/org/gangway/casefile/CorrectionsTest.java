// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;
import org.junit.jupiter.api.Test;

/** The customer changes an answer, in time or too late. */
class CorrectionsTest extends RetailCase {
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
}
