// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepState.Status;
import org.gangway.wire.Headers;
import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real conditions and rules, on sealed answers, through the topology. */
class ConditionsTopologyTest {
    private final ProcessUnderTest process = new ProcessUnderTest(
            """
            scenario: young
            version: 1
            languages: [en]
            steps:
              - {ask: birth-date, type: date, rule: "age >= 18", refused: too-young}
              - {ask: phone, type: phone, when: "age < 30"}
              - {ask: nationality, type: country}
              - {ask: email, type: email, rule: 'fields["nationality"] != "XX"', refused: too-young}
              - {check: screen-sanctions, needs: [birth-date]}
            """);

    @AfterEach
    void close() {
        process.close();
    }

    private Status status(String step) {
        return process.stored().step(step).orElseThrow().status();
    }

    @Test
    void aCorrectionOfAStepWithAConditionDoesNotStopThePartition() {
        process.start(null);
        process.says("7 May 2000");
        process.says("+44 20 7946 0018");
        process.says("Ireland");
        process.says("change my phone number");
        assertThat(status("phone")).isEqualTo(Status.ASKING);
        process.says("+44 20 7946 0019");
        process.says("ann@example.org");
        assertThat(status("screen-sanctions")).isEqualTo(Status.OUTSTANDING);
        assertThat(process.parked.isEmpty()).isTrue();
    }

    @Test
    void aCorrectedAnswerIsJudgedByWhatReadsIt() {
        process.start(null);
        process.says("7 May 2000");
        process.says("+44 20 7946 0018");
        process.says("change date of birth to 7 May 1960");
        assertThat(status("phone")).isEqualTo(Status.SKIPPED);
        process.says("Ireland");
        process.says("ann@example.org");
        process.says("change date of birth to 7 May 2015");
        assertThat(process.stored().outcome()).contains(Outcome.REFUSED);
        assertThat(process.stored().reason()).contains("too-young");
        assertThat(process.events())
                .filteredOn(e -> e instanceof CaseEvent.ConditionJudged)
                .extracting(e -> ((CaseEvent.ConditionJudged) e).condition() + ((CaseEvent.ConditionJudged) e).held())
                .contains("age < 30true", "age < 30false", "age >= 18false");
    }

    @Test
    void aReviewersLookIsJournaled() {
        process.start(null);
        process.says("7 May 1960");
        process.says("Ireland");
        process.says("ann@example.org");
        process.reply("screen-sanctions", Reply.Kind.REFER);
        process.events();
        String review = process.stored().reviewId("screen-sanctions", 1);
        process.put(
                "replies",
                Headers.REVIEW_OPENED,
                Json.write(new HitOpenedRecord(process.stored().caseId(), review, "ada")));
        assertThat(process.events()).singleElement().isInstanceOfSatisfying(CaseEvent.ReviewOpened.class, look -> {
            assertThat(look.step()).isEqualTo("screen-sanctions");
            assertThat(look.reviewer()).isEqualTo("ada");
        });
    }
}
