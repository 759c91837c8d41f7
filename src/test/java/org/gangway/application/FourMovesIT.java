// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.gangway.Gangway;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.hands.RouteTests;
import org.gangway.scenarios.BrokenScenario;
import org.gangway.scenarios.Catalogue;
import org.gangway.scenarios.Publisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Adds a check to a running application in four moves: the files are those that the documentation shows. */
@ExtendWith(SharedGangway.class)
class FourMovesIT {
    private static final Path EXAMPLE = Path.of("docs", "examples", "credit-bureau");
    private static final String ROUTE = "credit-bureau.camel.yaml";
    private static final String TEST = "credit-bureau.test.yaml";
    private static final String SCENARIO = "retail-account.scenario.yaml";

    private final RunningGangway gangway;

    FourMovesIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @Test
    void aNewCaseGoesThroughTheNewCheckAndARunningOneKeepsItsVersion() throws IOException {
        try (Walk running = Walk.begin(gangway, "before@example.org")) {
            Told before = running.until("nationality");
            Path routes = gangway.home().resolve("routes");
            Files.copy(EXAMPLE.resolve(ROUTE), routes.resolve(ROUTE)); // 1
            Files.copy(EXAMPLE.resolve(TEST), routes.resolve(TEST)); // 2
            try (RouteTests tests = RouteTests.of(Gangway.class)) {
                assertThat(tests.run(routes.resolve(ROUTE)))
                        .hasSizeGreaterThan(1)
                        .allMatch(RouteTests.Result::passed);
            }
            Files.copy(
                    EXAMPLE.resolve(SCENARIO),
                    gangway.home().resolve("scenarios").resolve(SCENARIO)); // 3 and 4
            await().atMost(Duration.ofSeconds(20)).until(() -> newestVersion() == 2);

            Map<String, String> greta = new HashMap<>(Walk.CLARA);
            greta.put("given-name", "Greta");
            try (Walk fresh = Walk.begin(gangway, greta, "after@example.org")) {
                fresh.until("sign-agreement");
            }
            running.answer(before);
            running.until("sign-agreement");

            assertThat(gangway.askedOfBureau())
                    .filteredOn(asked -> asked.path("given-name").asText().equals("Greta"))
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.properties())
                            .extracting(Map.Entry::getKey)
                            .containsExactlyInAnyOrder("given-name", "family-name", "birth-date"));
            assertThat(version(before.caseId())).isEqualTo("retail-account v1");
        }
        assertThat(gangway.askedOfBureau())
                .noneMatch(asked -> asked.path("given-name").asText().equals("Clara"));
    }

    @Test
    void aStepWithoutARouteIsRefusedAndHarmsNobody() throws IOException {
        String scenario = Files.readString(EXAMPLE.resolve(SCENARIO))
                .replace("version: 2", "version: 9")
                .replace("check: credit-bureau", "check: crystal-ball");
        try (Walk running = Walk.begin(gangway, "unharmed@example.org")) {
            Told before = running.until("nationality");
            int newest = newestVersion();

            assertThatThrownBy(() -> gangway.bean(Publisher.class).publish(scenario, SCENARIO))
                    .isInstanceOfSatisfying(BrokenScenario.class, broken -> assertThat(broken.problems())
                            .singleElement()
                            .satisfies(problem -> {
                                assertThat(problem.line()).isEqualTo(line(scenario, "crystal-ball"));
                                assertThat(problem.text())
                                        .contains("there is no topic for the step crystal-ball")
                                        .contains("routes/crystal-ball.camel.yaml");
                            }));

            assertThat(newestVersion()).isEqualTo(newest);
            running.answer(before);
            assertThat(running.nextQuestion().step()).isEqualTo("email");
            running.stop();
            assertThat(running.outcome(running.farewell())).isEqualTo("withdrawn");
        }
    }

    private int newestVersion() {
        return gangway.bean(Catalogue.class)
                .newest("retail-account")
                .orElseThrow()
                .version();
    }

    private String version(String caseId) {
        return gangway.caseAndJournal(caseId).path("scenario").asText();
    }

    private static int line(String text, String word) {
        return text.substring(0, text.indexOf(word)).split("\n", -1).length;
    }
}
