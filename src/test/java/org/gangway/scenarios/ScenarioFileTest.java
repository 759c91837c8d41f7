// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gangway.casefile.Pace;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Step;
import org.gangway.chat.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
    private static final ScenarioFile FILE = new ScenarioFile(Texts.builtIn());

    @Test
    void theRetailAccountScenarioIsSound() throws IOException {
        Scenario scenario = FILE.parse(Files.readString(Path.of("scenarios/retail-account.scenario.yaml")), "retail");

        assertThat(scenario.name()).isEqualTo("retail-account");
        assertThat(scenario.languages()).containsExactly("en", "de", "fr", "ko");
        assertThat(scenario.steps().map(Step::name))
                .containsExactly(
                        "consent",
                        "open-lead",
                        "given-name",
                        "family-name",
                        "birth-date",
                        "nationality",
                        "email",
                        "id-photo",
                        "selfie",
                        "summary",
                        "verify-face",
                        "screen-sanctions",
                        "rate-risk",
                        "sign-agreement",
                        "open-account",
                        "file-agreement",
                        "mail-agreement",
                        "announce",
                        "update-lead");
        assertThat(scenario.stages())
                .filteredOn(stage -> stage.steps().size() == 2)
                .hasSize(2);
        assertThat(scenario.ending()).extracting(Step::name).containsExactly("announce", "update-lead");
        assertThat(scenario.step("update-lead").orElseThrow().needs()).containsExactly("open-lead.lead-id");
        assertThat(scenario.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void everyMistakeInTheLimitsForPhotosIsSaidAtOnceWithItsLine() {
        String broken =
                """
                scenario: small
                version: 1
                languages: [en]
                profiles:
                  selfie:
                    beauty: {least: 1}
                    light: {least: 220, most: 120}
                    glare: {most: little}
                    yaw: {}
                    eyes: {least: 0.1, refer: sometimes}
                  id-portrait:
                    sharpness: {least: 0.1}
                steps:
                  - {ask: selfie, type: liveness}
                """;

        assertThatThrownBy(() -> FILE.parse(broken, "small"))
                .hasMessageContaining("small:6: the key beauty is unknown here; known are eye-distance, inside, light")
                .hasMessageContaining("small:7: least of light must not be above its most, or no photo will do")
                .hasMessageContaining("small:8: most must be a number")
                .hasMessageContaining("small:9: yaw needs least, most or both")
                .hasMessageContaining("small:10: refer must be a boolean")
                .hasMessageContaining(
                        "small:11: no question asks for a photo of profile id-portrait; remove its limits");
    }

    @Test
    void aSelfieBeforeACameraIsAskedForAFewTimesAtMost() {
        String live =
                """
                scenario: small
                version: 1
                languages: [en]
                steps:
                  - {ask: selfie, type: liveness}
                  - {check: verify-face, needs: [selfie], retake: selfie, at-most: 5, refer: identity}
                """;

        assertThat(((Step.Ask) FILE.parse(live, "small").step("selfie").orElseThrow()).profile())
                .contains("liveness");
        assertThatThrownBy(() -> FILE.parse(live.replace("at-most: 5", "at-most: 6"), "small"))
                .hasMessageContaining("a question before a camera may be asked at most 5 times; lower at-most");
        assertThatThrownBy(() -> FILE.parse(live.replace("type: liveness", "type: liveness, profile: selfie"), "small"))
                .hasMessageContaining("only a photo has a profile; remove it");
    }

    @Test
    void facesAreComparedOnlyOfThoseWhoMaySayNo() {
        String free =
                """
                scenario: small
                version: 1
                languages: [en]
                steps:
                  - {ask: face-comparison, type: yes-no}
                  - {ask: selfie, type: photo, profile: selfie}
                  - {check: find-duplicate, needs: [face-comparison, selfie]}
                """;

        assertThat(FILE.parse(free, "small").steps()).hasSize(3);
        assertThat(FILE.parse(free.replace("photo, profile: selfie", "liveness"), "small")
                        .steps())
                .hasSize(3);
        String agrees = "small:7: faces are compared only of those who agree: add {ask: face-comparison, type: yes-no}";
        assertThatThrownBy(() -> FILE.parse(free.replace("[face-comparison, selfie]", "[selfie]"), "small"))
                .hasMessageContaining(agrees);
        assertThatThrownBy(() -> FILE.parse(free.replace("type: yes-no", "type: text"), "small"))
                .hasMessageContaining(agrees);
        assertThatThrownBy(() -> FILE.parse(free.replace("type: yes-no", "type: yes-no, refused: withdrawn"), "small"))
                .hasMessageContaining("small:5: a no to face-comparison must cost nothing; remove refused");
        assertThatThrownBy(() -> FILE.parse(free.replace("profile: selfie", "profile: id-portrait"), "small"))
                .hasMessageContaining("small:7: find-duplicate compares a selfie; add one to needs");
        assertThatThrownBy(() -> FILE.parse(free.replace("check: find", "do: find"), "small"))
                .hasMessageContaining("small:7: find-duplicate is a check: reviewers look at what it finds");
    }

    @Test
    void aStepKeepsEverythingThatTheFileSays() {
        Scenario scenario = FILE.parse(
                """
                scenario: small
                version: 7
                languages: [en]
                steps:
                  - {ask: birth-date, type: date, rule: "age >= 18", refused: too-young, remind: PT1H, expire: P2D}
                  - {ask: selfie, type: photo, profile: selfie, when: "age < 30"}
                  - check: verify-face
                    needs: [selfie]
                    retake: selfie
                    at-most: 2
                    refer: identity
                    fail: too-young
                    reply: PT30S
                    retry: [PT1S, PT5S]
                  - {review: last-look, queue: identity, needs: [birth-date]}
                """,
                "small");

        Step.Ask birthDate = (Step.Ask) scenario.step("birth-date").orElseThrow();
        assertThat(birthDate.pace().remind()).contains(Duration.ofHours(1));
        assertThat(birthDate.pace().expire()).contains(Duration.ofDays(2));
        assertThat(birthDate.refused()).contains("too-young");
        Instant at = Instant.parse("2026-05-07T00:00:00Z");
        assertThat(birthDate.rule().orElseThrow().holds("2008-05-07", Map.of(), at))
                .isTrue();
        assertThat(birthDate.rule().orElseThrow().holds("2008-05-08", Map.of(), at))
                .isFalse();
        assertThat(scenario.step("selfie").orElseThrow().when().orElseThrow().fields())
                .containsExactly("birth-date");
        Step.Check check = (Step.Check) scenario.step("verify-face").orElseThrow();
        assertThat(check.atMost()).isEqualTo(2);
        assertThat(check.refer()).isEqualTo("identity");
        assertThat(check.fail()).contains("too-young");
        assertThat(check.pace())
                .isEqualTo(new Pace(
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.of(Duration.ofSeconds(30)),
                        java.util.Optional.of(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)))));
        assertThat(((Step.Review) scenario.step("last-look").orElseThrow()).queue())
                .isEqualTo("identity");
    }

    @Test
    void everyMistakeIsReportedAtOnceWithItsLine() {
        BrokenScenario broken = catchThrowableOfType(
                BrokenScenario.class,
                () -> FILE.parse(
                        """
                scenario: Retail
                version: 0
                languages: [en, xx]
                steps:
                  - {ask: given-name, type: person-nam}
                  - {ask: selfie, type: photo}
                  - {ask: birth-date, type: date, rule: "age >= '18'", refused: too-young}
                  - {ask: email, type: email, rule: "value.startsWith(fields['phone'])", refused: unheard-of}
                  - {ask: email, type: email}
                  - {check: verify-face, needs: [id-photo, selfie], retake: mouth, remind: 1 day}
                  - {check: rate-risk, needs: [nowhere.fact], colour: red}
                  - {wait: forever}
                  - {ask: hobby, type: text}
                finally:
                  - {ask: consent, type: yes-no}
                """,
                        "broken.scenario.yaml"));

        assertThat(broken.problems())
                .extracting(problem -> problem.line() + " " + problem.text().split("[;:]")[0])
                .containsExactlyInAnyOrder(
                        "1 scenario must be a name of lower-case letters, digits and hyphens, such as birth-date",
                        "2 version must be at least 1",
                        "3 there are no texts in xx",
                        "5 type must be one of yes-no, person-name, date, country, email, phone, photo, liveness, code, text",
                        "6 a photo needs profile",
                        "7 the condition is not CEL at its column 5",
                        "8 the condition reads the field phone, which is not asked before",
                        "8 the text refused.unheard-of is missing in en",
                        "9 the name email is taken by the step on line 8",
                        "10 needs id-photo, which is not asked before",
                        "10 retake names mouth, which is not asked before",
                        "10 remind must be an ISO 8601 duration such as PT30S, PT24H or P7D",
                        "11 needs nowhere.fact, but no check or do named nowhere comes before",
                        "11 the key colour is unknown here",
                        "12 a step begins with ask, confirm, check, do, review or all",
                        "13 the text ask.hobby is missing in en",
                        "15 the key do is missing");
        assertThat(broken).hasMessageStartingWith("broken.scenario.yaml has 17 problems:\n  broken.scenario.yaml:1: ");
    }

    @Test
    void noConditionMayFailOnAnAnswer() {
        assertThatThrownBy(() -> FILE.parse(
                        """
                        scenario: small
                        version: 1
                        languages: [en]
                        steps:
                          - {ask: nationality, type: country}
                          - {ask: birth-date, type: date, when: 'fields["nationality"] == "DE"'}
                          - {ask: phone, type: phone, when: 'fields["nationality"] == "DE"'}
                          - {ask: email, type: email, when: 'fields["phone"] != ""'}
                          - {ask: given-name, type: person-name, when: '"phone" in fields && fields["phone"] != ""'}
                          - {ask: family-name, type: person-name, when: '"birth-date" in fields && age > 3'}
                          - {review: last-look, queue: identity, when: 'int(fields["nationality"]) / 2 > 3'}
                        """,
                        "f"))
                .hasMessageContaining("f has 4 problems")
                .hasMessageContaining("f:8: the condition reads the field phone, whose question may be left out")
                .hasMessageContaining("f:10: the condition reads the field birth-date, whose question may be left out")
                .hasMessageContaining("f:11: the condition uses /, which fails on some answers")
                .hasMessageContaining("f:11: the condition uses int, which fails on some answers");
    }

    @Test
    void noFindingGoesToTheQueueWhereOneDecides() {
        assertThatThrownBy(() -> FILE.parse(
                        """
                        scenario: small
                        version: 1
                        languages: [en]
                        steps:
                          - {ask: email, type: email}
                          - check: screen-sanctions
                            needs: [email]
                            refer: operations
                          - {review: last-look, queue: operations}
                        """,
                        "f"))
                .hasMessageContaining("f:8: the queue operations is for failed technology")
                .hasMessageContaining("f:9: the queue operations is for failed technology");
    }

    @Test
    void aLanguageThatLacksSentencesOfTheProcessIsRefusedWithTheirNames(@TempDir Path folder) throws IOException {
        Properties polish = new Properties();
        try (Reader english = Files.newBufferedReader(Path.of("scenarios/texts/en.properties"))) {
            polish.load(english);
        }
        polish.keySet().removeAll(List.of("human.asked", "ask.stop", "ask.email", "refused.too-young"));
        try (Writer writer = Files.newBufferedWriter(folder.resolve("pl.properties"))) {
            polish.store(writer, null);
        }
        Files.writeString(folder.resolve("de-AT.properties"), "approved=Ihr Konto ist offen.\n");

        BrokenScenario broken = catchThrowableOfType(BrokenScenario.class, () -> new ScenarioFile(Texts.with(folder))
                .parse(
                        """
                scenario: small
                version: 1
                languages: [pl, de-AT]
                steps:
                  - {do: open-lead}
                """,
                        "small"));

        assertThat(broken.problems()).singleElement().satisfies(problem -> assertThat(problem.text())
                .isEqualTo("these texts are missing in pl: ask.stop, human.asked; add them to"
                        + " scenarios/texts/pl.properties"));
    }

    @Test
    void whatIsNotYamlIsReportedWithItsLine() {
        assertThatThrownBy(() -> FILE.parse("scenario: a\nversion: 1\nsteps:\n  - ask: consent {type: yes-no}\n", "f"))
                .isInstanceOf(BrokenScenario.class)
                .hasMessageContaining("f:4: this is not YAML")
                .hasMessageContaining("- {ask: email, type: email}");
        assertThatThrownBy(() -> FILE.parse("", "empty")).isInstanceOf(BrokenScenario.class);
        assertThatThrownBy(() -> FILE.parse("- just\n- a list\n", "list")).isInstanceOf(BrokenScenario.class);
    }

    @Test
    void aKeyGivenTwiceOrAnAliasIsRefused() {
        assertThatThrownBy(() -> FILE.parse(
                        """
                        scenario: small
                        version: 1
                        version: 2
                        languages: &tags [en]
                        steps: *tags
                        """,
                        "f"))
                .hasMessageContaining("f:3: the key version is there twice")
                .hasMessageContaining("anchors and aliases are not understood");
    }

    @Test
    void anEarlierStepOfTheSameParallelStageIsNotBefore() {
        assertThatThrownBy(() -> FILE.parse(
                        """
                        scenario: small
                        version: 1
                        languages: [en]
                        steps:
                          - all:
                              - {ask: email, type: email}
                              - {do: open-lead, needs: [email]}
                        """,
                        "f"))
                .hasMessageContaining("f:7: needs email, which is not asked before; move the question up");
    }
}
