// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
        assertThat(play.take(new Input.Opened("other-review.1", "ada", play.now)).ignored())
                .isTrue();
    }
}
