// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a case remembers, and how it is forgotten. */
class MemoryTest {
    private final Play play =
            new Play(Scenarios.of(List.of(Scenarios.one(Scenarios.ask("name", "person-name"))), List.of())).start();

    private Decision help(String messageId) {
        return play.take(new Input.CustomerSaid(messageId, Optional.empty(), new Meaning.HelpWanted(), play.now));
    }

    private Decision started(String messageId) {
        return play.take(new Input.Started(Play.CONVERSATION, "web", messageId, "en", Map.of(), play.now));
    }

    private void close() {
        play.answer("Ann").farewellSeen();
        play.reply(CaseFile.CLOSE, Reply.of(Reply.Kind.DONE).with(Map.of("certificate", Value.open("jws"))));
        assertThat(play.file().closed()).isTrue();
    }

    @Test
    void theLast64MessagesNeverCountTwice() {
        for (int i = 1; i <= 64; i++) {
            assertThat(help("h" + i).ignored()).isFalse();
        }
        assertThat(play.file().seen()).hasSize(64);
        for (int i = 1; i <= 64; i++) {
            assertThat(help("h" + i).ignored()).as("h" + i).isTrue();
        }
        help("h65");
        assertThat(help("h1").ignored()).as("the oldest made room").isFalse();
    }

    @Test
    void aDuplicateOfItsStartOpensNoGhostCaseHoweverMuchWasSaidSince() {
        for (int i = 1; i <= 70; i++) {
            help("h" + i);
        }
        assertThat(started("m1").ignored()).as("while it is open").isTrue();
        close();
        assertThat(started("m1").ignored()).as("when it is closed").isTrue();
        started("again");
        assertThat(play.file().phase()).isEqualTo(Phase.RUNNING);
        for (int i = 71; i <= 140; i++) {
            help("h" + i);
        }
        close();
        assertThat(started("m1").ignored()).as("of the case before").isTrue();
        assertThat(started("again").ignored()).isTrue();
    }

    @Test
    void theStubIsForgottenWhenItsTimeIsOver() {
        close();
        Deadline forget = play.file().deadlines().findFirst().orElseThrow();
        assertThat(forget.kind()).isEqualTo(Deadline.Kind.FORGET);
        assertThat(forget.due()).isEqualTo(play.now.plus(Duration.ofHours(24)));
        assertThat(play.take(new Input.DeadlinePassed(forget.id(), play.now.plus(Duration.ofHours(23))))
                        .ignored())
                .isTrue();
        assertThat(play.take(new Input.DeadlinePassed(forget.id(), forget.due()))
                        .events())
                .isEqualTo(List.of(new CaseEvent.CaseForgotten(forget.due())));
    }
}
