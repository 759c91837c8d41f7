// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.gangway.casefile.StepState.Status;
import org.gangway.chat.Texts;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.ReceivedContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A selfie before a camera, from the scenario as it is written to what the page gets. */
class LivenessTopologyTest {
    private static final String SCENARIO =
            """
            scenario: small
            version: 1
            languages: [en]
            steps:
              - {ask: selfie, type: liveness}
              - {check: verify-face, needs: [selfie], retake: selfie, at-most: 3, refer: identity}
            """;

    private final ProcessUnderTest process = new ProcessUnderTest(SCENARIO);

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void thePageIsToldWhatToDoAndWhenOnceTheCameraIsOn() {
        process.start(null);
        assertThat(process.shown()).singleElement().satisfies(asked -> {
            assertThat(asked.input()).isEqualTo("liveness");
            assertThat(asked.options()).isEmpty();
        });

        process.says("ready");

        Challenge challenge = challenge();
        assertThat(process.shown()).singleElement().satisfies(told -> {
            assertThat(told.input()).isEqualTo("challenge");
            assertThat(told.options()).hasSize(4);
            assertThat(told.options().getFirst().value())
                    .isEqualTo(challenge.actions().getFirst().word() + " 2000 5000");
            assertThat(told.options().getLast())
                    .isEqualTo(new OutgoingContent.Choice("straight 13400 14600", "Look straight at the camera."));
            assertThat(told.options()).allMatch(option -> !option.label().startsWith("challenge."));
        });
    }

    /** As a hand will find it out. */
    private Challenge challenge() {
        String nonce = new Fakes.Keys()
                .unwrap(new Fakes.Keys().make(ProcessUnderTest.START))
                .nonce(process.stored().caseId(), "selfie");
        return Challenge.of(nonce, process.stored().step("selfie").orElseThrow().round());
    }

    @Test
    void everyActionHasASentence() {
        Texts texts = Texts.builtIn();
        for (String language : List.of("en", "de", "fr", "ko")) {
            for (Action action : Action.values()) {
                assertThat(texts.has(language, "challenge." + action.word())).isTrue();
            }
        }
    }

    @Test
    void aRecordingInTimeGoesToTheCheckAndALateOneIsAskedForAgain() {
        process.start(null);
        process.says("yes");
        process.advance(Duration.ofSeconds(61));
        process.receive(90, "photo", "web", new ReceivedContent(null, "late", null, null));
        assertThat(process.told()).last().asString().startsWith("That took longer than a minute.");
        assertThat(process.stored().step("verify-face")).isEmpty();

        process.says("ready");
        process.advance(Duration.ofSeconds(20));
        process.receive(91, "photo", "web", new ReceivedContent(null, "claim", null, null));

        assertThat(process.stored().step("verify-face").orElseThrow().status()).isEqualTo(Status.OUTSTANDING);
    }

    @Test
    void aPhotoBeforeTheCameraIsOnIsNoAnswer() {
        process.start(null);

        process.receive(90, "photo", "web", new ReceivedContent(null, "claim", null, null));

        assertThat(process.told())
                .last()
                .isEqualTo("Here I need you before the camera. Please press the button, or write: human.");
        assertThat(process.stored().fields()).doesNotContainKey("selfie");
    }
}
