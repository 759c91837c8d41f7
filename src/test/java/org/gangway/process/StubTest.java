// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gangway.casefile.CaseEvent;
import org.gangway.wire.ReceivedContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is left of a case that has closed, and what opens the next one. */
class StubTest {
    private final ProcessUnderTest process = new ProcessUnderTest(
            """
            scenario: small
            version: 1
            languages: [en]
            steps:
              - {ask: email, type: email}
            """);

    @AfterEach
    void close() {
        process.close();
    }

    private void closed() {
        process.start(null);
        process.says("ann@example.org");
        process.advance(Duration.ofSeconds(61)); // the farewell is given up
        process.certified();
        assertThat(process.stored().closed()).isTrue();
        process.events();
        process.told();
    }

    @Test
    void theStubAnswersAndIsForgottenAfterADay() {
        closed();
        process.says("thank you!");
        assertThat(process.told()).containsExactly("This application has ended. To begin a new one, write: start");
        process.advance(Duration.ofHours(23));
        assertThat(process.file()).isPresent();
        process.advance(Duration.ofHours(1).plusSeconds(2));
        assertThat(process.file()).isEmpty();
        assertThat(process.events()).last().isInstanceOf(CaseEvent.CaseForgotten.class);
    }

    @Test
    void onlyAStartOpensTheNextCase() {
        closed();
        process.advance(Duration.ofHours(25));
        process.says("thank you!");
        process.receive(77, "resume", "web", new ReceivedContent(null, null, null, null));
        assertThat(process.file()).isEmpty();
        process.says("Start");
        assertThat(process.told()).hasSize(1).first().asString().contains("e-mail");
        assertThat(process.stored().steps()).containsOnlyKeys("email");
    }

    @Test
    void aWrittenStartOpensTheNextCaseAlsoWhileTheStubIsThere() {
        closed();
        String old = process.stored().caseId();
        process.says("/start");
        assertThat(process.stored().caseId()).isNotEqualTo(old);
        assertThat(process.stored().closed()).isFalse();
    }
}
