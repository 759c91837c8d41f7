// SPDX-License-Identifier: Apache-2.0
package org.gangway.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gangway.casefile.Limit;
import org.gangway.casefile.Scenario;
import org.gangway.chat.Texts;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/scenarios.md} do what the page says. */
class ScenarioDocumentationTest {
    private static final ScenarioFile FILE = new ScenarioFile(Texts.builtIn());

    @Test
    void theScenarioIsSound() throws IOException {
        Scenario scenario = FILE.parse(only("yaml scenario"), "page");
        assertThat(scenario.steps()).hasSize(12);
    }

    @Test
    void theLimitsForPhotosAreSoundInThatScenario() throws IOException {
        String with = only("yaml scenario").replace("steps:", only("yaml profiles") + "steps:");

        assertThat(FILE.parse(with, "page").limits())
                .isEqualTo(Map.of(
                        "selfie",
                        Map.of(
                                "eye-distance", new Limit(90.0, null, null),
                                "light", new Limit(110.0, 220.0, null),
                                "eyes", new Limit(0.18, null, true))));
    }

    @Test
    void theScenarioThatLooksForAFaceIsSound() throws IOException {
        Scenario scenario = FILE.parse(only("yaml faces"), "page");
        assertThat(scenario.step("find-duplicate").orElseThrow().needs()).containsExactly("face-comparison", "selfie");
    }

    @Test
    void theRuleTableIsSound() throws IOException {
        assertThat(RuleTableFile.parse(only("yaml rules"), "page").rules()).hasSize(2);
    }

    @Test
    void theConditionsCompile() throws IOException {
        only("cel").lines().forEach(line -> assertThatCode(
                        () -> CelCondition.compile(line, CelCondition.AgeOf.BIRTH_DATE))
                .doesNotThrowAnyException());
    }

    @Test
    void theMistakesAreReportedAsShown() throws IOException {
        String broken =
                """
                scenario: student-account
                version: 1
                languages: [en]
                steps:
                  - {ask: email, type: mail}
                  - {check: rate-risk, needs: [birth-date]}
                  - {ask: hobby, type: text}
                """;
        assertThatThrownBy(() -> FILE.parse(broken, "student-account.scenario.yaml"))
                .hasMessage(only("text broken").stripTrailing());
    }

    @Test
    void everyTypeAndKeyOfTheSchemaIsOnThePage() throws IOException {
        String page = Files.readString(Path.of("docs/scenarios.md"));
        JsonNode kinds = new ObjectMapper()
                .readTree(Path.of("scenarios/scenario.schema.json").toFile())
                .get("$defs");
        kinds.forEach(kind -> kind.path("properties").fieldNames().forEachRemaining(key -> assertThat(page)
                .containsPattern("`" + key + "`|[ {]" + key + ":")));
        kinds.at("/ask/properties/type/enum").forEach(type -> assertThat(page).contains(type.asText()));
    }

    private static String only(String kind) throws IOException {
        String page = Files.readString(Path.of("docs/scenarios.md"));
        List<String> found = Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(found).as(kind).hasSize(1);
        return found.getFirst();
    }
}
