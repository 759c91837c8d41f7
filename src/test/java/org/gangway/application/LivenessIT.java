// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gangway.biometrics.BeforeCamera;
import org.gangway.casefile.Challenge;
import org.gangway.casefile.Challenge.Action;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.scenarios.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Selfies before a camera on a running application, from the question to the outcome. The pictures are drawn from a photograph. */
@Timeout(60)
@ExtendWith(SharedGangway.class)
class LivenessIT {
    private static final Path MODELS = Path.of(System.getProperty("gangway.models.dir", "target/models"));
    private static final String SCENARIO =
            """
            scenario: live-account
            version: 1
            languages: [en]
            steps:
              - {ask: birth-date, type: date}
              - {ask: id-photo,   type: photo, profile: id-portrait}
              - {ask: selfie,     type: liveness}
              - {check: verify-face, needs: [id-photo, selfie, birth-date], retake: selfie, at-most: 2, refer: identity}
            finally:
              - {do: announce, needs: [birth-date]}
            """;

    private final RunningGangway gangway;

    LivenessIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @BeforeEach
    void publish() throws IOException {
        Files.writeString(gangway.home().resolve("scenarios").resolve("live-account.scenario.yaml"), SCENARIO);
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        gangway.bean(Catalogue.class).newest("live-account").isPresent());
    }

    @Test
    void whoDoesWhatIsAskedIsComparedAndApproved() {
        try (Walk walk = Walk.begin(gangway, "live-account", "alive@example.org");
                BeforeCamera camera = BeforeCamera.of(MODELS, gangway.photos().selfie())) {
            Told told = challenge(walk, walk.until("selfie"));

            walk.customer().recording(told, camera.does(asked(told)));

            assertThat(walk.outcome(walk.farewell())).isEqualTo("approved");
        }
    }

    @Test
    void whoDoesNotIsAskedOnceMoreAndThenComesToReviewers() {
        try (Walk walk = Walk.begin(gangway, "live-account", "refused@example.org");
                BeforeCamera camera = BeforeCamera.of(MODELS, gangway.photos().selfie())) {
            Told first = challenge(walk, walk.until("selfie"));
            walk.customer().recording(first, camera.does(backwards(asked(first))));

            Told again = walk.nextQuestion();
            assertThat(again.input()).isEqualTo("liveness");
            // Which of the two it is goes by the challenge, and that by the case.
            assertThat(again.text())
                    .containsAnyOf(
                            "I saw a movement at another time than it was asked for.",
                            "I did not see all three movements.");
            Told second = challenge(walk, again);
            assertThat(asked(second)).as("another challenge").isNotEqualTo(asked(first));
            walk.customer().recording(second, camera.standsStill(asked(second)));

            String review = gangway.bank().review(second.caseId(), "ada");
            assertThat(review).contains("verify-face");
            gangway.bank().decide(review, "ada", "clear");
            gangway.bank().decide(review, "grace", "clear");
            assertThat(walk.outcome(walk.farewell())).isEqualTo("approved");
        }
    }

    /** The camera is on: only now it is said what there is to do. */
    private static Told challenge(Walk walk, Told question) {
        assertThat(question.input()).isEqualTo("liveness");
        assertThat(question.options()).isEmpty();
        walk.customer().say(question, "ready");
        Told challenge = walk.nextQuestion();
        assertThat(challenge.input()).isEqualTo("challenge");
        return challenge;
    }

    private static Challenge asked(Told challenge) {
        return BeforeCamera.asked(challenge.options());
    }

    private static Challenge backwards(Challenge challenge) {
        List<Action> actions = challenge.actions();
        return new Challenge(actions.reversed());
    }
}
