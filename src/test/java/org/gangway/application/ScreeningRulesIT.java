// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gangway.Gangway;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.hands.RouteTests;
import org.gangway.scenarios.Catalogue;
import org.gangway.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Bands, exemptions and politically exposed persons, from a customer's answers to what two people of staff decide. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreeningRulesIT {

    private static final String PEPS =
            "id,name,aliases,weak-aliases,birth-date,nationality,gender,documents,programme,listed-on,tier,in-office,left-on,associates\n"
                    + "p1,Telmo Vargoni,,,1961-03-14,IT,,,,,2,no,2024-05-01,Ida Vargoni\n";
    private static final String SCENARIO =
            """
            scenario: only-screened
            version: 1
            languages: [en]
            steps:
              - {ask: given-name, type: person-name}
              - {ask: family-name, type: person-name}
              - {ask: birth-date, type: date}
              - {ask: nationality, type: country}
              - {check: screen-sanctions, needs: [given-name, family-name, birth-date, nationality], refer: compliance}
            finally:
              - {do: announce, needs: []}
            """;
    private static final Map<String, String> ROLES = Map.of(
            "ada", "reviewer", "grace", "reviewer", "cora", "compliance", "cyrus", "compliance", "core", "screener");

    @SuppressWarnings("NullAway.Init")
    private RunningGangway gangway;

    @SuppressWarnings("NullAway.Init")
    private StaffCalls staff;

    @BeforeAll
    void start(@TempDir Path lists) throws IOException {
        Files.writeString(lists.resolve("office-holders.csv"), PEPS);
        Map<String, String> settings = new LinkedHashMap<>(Map.of("gangway.screening.lists", lists.toString()));
        List<String> logins = ROLES.keySet().stream().sorted().toList();
        for (int at = 0; at < logins.size(); at++) {
            String user = "gangway.console.users[" + at + "].";
            settings.put(user + "login", logins.get(at));
            settings.put(user + "password", Objects.requireNonNull(new BCryptPasswordEncoder(4).encode("secret")));
            settings.put(user + "roles", ROLES.get(logins.get(at)));
        }
        gangway = RunningGangway.start(settings);
        staff = new StaffCalls(gangway.app(), "secret");
        publish("only-screened", SCENARIO);
    }

    @AfterAll
    void stop() {
        gangway.close();
    }

    @Test
    void aPoliticallyExposedPersonWaitsInAQueueOfItsOwnAndIsTakenOnByTwo() throws Exception {
        try (Walk walk = screened("Telmo", "Vargoni")) {
            JsonNode item = waiting("pep");
            assertThat(item.path("facts").path("reasons").asText()).isEqualTo("sanctions.pep");
            JsonNode hit = Json.MAPPER.readTree(opened(item)).get(0);
            assertThat(hit.path("type").asText()).isEqualTo("pep");
            assertThat(hit.path("office").path("tier").asText()).isEqualTo("2");
            assertThat(hit.path("office").path("leftOn").asText()).isEqualTo("2024-05-01");
            cleared(item);
            assertThat(walk.outcome(walk.farewell())).isEqualTo("approved");
        }
    }

    @Test
    void anExemptionMadeAtTheDeskLetsTheSameCustomerPassNextTimeAndNobodyElse() throws Exception {
        String id;
        try (Walk walk = screened("Boris", "Grachevsky-Demo")) {
            JsonNode item = waiting("compliance");
            String desk = "/api/reviews/" + item.path("commandId").asText() + "/exemptions";
            Map<String, Object> asked = Map.of(
                    "list", "gangway-demo",
                    "entity", "GD-0001",
                    "reason", "other-birth-place",
                    "until", LocalDate.now(ZoneOffset.UTC).plusDays(30));
            assertThat(staff.post("ada", desk, asked).statusCode())
                    .as("who has not opened the review")
                    .isEqualTo(409);
            opened(item);
            HttpResponse<byte[]> proposed = staff.post("ada", desk, asked);
            assertThat(proposed.statusCode()).isEqualTo(201);
            id = Json.MAPPER.readTree(proposed.body()).path("id").asText();
            String approval = "/api/exemptions/" + id + "/approval";
            assertThat(staff.post("ada", approval, Map.of()).statusCode()).isEqualTo(409);
            assertThat(staff.post("cora", approval, Map.of()).statusCode()).isEqualTo(403);
            assertThat(staff.post("grace", approval, Map.of()).statusCode()).isEqualTo(200);
            cleared(item);
            Told first = walk.farewell();
            walk.certificate(first);
            assertThat(journal(first)).contains("review-asked");

            walk.customer().message(Map.of("kind", "start", "scenario", "only-screened", "language", "en"));
            Told again = walk.farewell();
            assertThat(walk.outcome(again)).isEqualTo("approved");
            assertThat(journal(again)).contains("case-opened").doesNotContain("review-asked");
            walk.certificate(again);
        }
        try (Walk namesake = screened("Boris", "Grachevsky-Demo")) {
            JsonNode item = waiting("compliance");
            opened(item);
            cleared(item);
            namesake.farewell();
        }
        assertThat(staff.post("grace", "/api/exemptions/" + id + "/withdrawal", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void bandsOfTheSecondPersonAreInForceAtOnceWithTheReportOfWhatTheyChange() throws Exception {
        Map<String, Object> person = Map.of("name", "Telmo Vargony");
        JsonNode before = asked(person);
        assertThat(before.path("alerts").asInt()).isEqualTo(1);

        Map<String, Object> usual = Map.of("possible", .8, "likely", .88, "strong", .95);
        Map<String, Object> exact = Map.of("possible", 1, "likely", 1, "strong", 1);
        HttpResponse<byte[]> proposed = staff.post(
                "cora",
                "/api/bands",
                Map.of("sanctions", usual, "bank", usual, "pep", exact, "reason", "exact names only"));
        JsonNode motion = Json.MAPPER.readTree(proposed.body());
        assertThat(proposed.statusCode()).isEqualTo(201);
        JsonNode pep = line(motion, "pep");
        assertThat(pep.path("after").asInt()).isLessThan(pep.path("before").asInt());
        JsonNode sanctions = line(motion, "sanctions");
        assertThat(sanctions.path("after").asInt())
                .isPositive()
                .isEqualTo(sanctions.path("before").asInt());
        assertThat(asked(person).path("bands")).isEqualTo(before.path("bands"));

        String approval = "/api/bands/" + motion.path("id").asText() + "/approval";
        assertThat(staff.post("cora", approval, Map.of()).statusCode()).isEqualTo(409);
        assertThat(staff.post("ada", approval, Map.of()).statusCode()).isEqualTo(403);
        assertThat(staff.post("cyrus", approval, Map.of()).statusCode()).isEqualTo(200);

        JsonNode after = asked(person);
        assertThat(after.path("alerts").asInt()).isZero();
        assertThat(after.path("bands").path("id").asText())
                .isNotEqualTo(before.path("bands").path("id").asText())
                .startsWith("2-");
        assertThat(staff.page("cyrus", "/rules")).contains("exact names only", "cora, cyrus");
    }

    @Test
    void adverseMediaIsAStepThatABankPlugsInAndRefusesNobody() throws Exception {
        Path routes = gangway.home().resolve("routes");
        for (String file : List.of("screen-media.camel.yaml", "screen-media.test.yaml")) {
            Files.copy(Path.of("docs", "examples", "adverse-media").resolve(file), routes.resolve(file));
        }
        try (RouteTests tests = RouteTests.of(Gangway.class)) {
            assertThat(tests.run(routes.resolve("screen-media.camel.yaml")))
                    .hasSizeGreaterThan(4)
                    .allMatch(RouteTests.Result::passed);
        }
        publish(
                "with-media",
                SCENARIO.replace("only-screened", "with-media")
                        .replace(
                                "finally:",
                                "  - {check: screen-media, needs: [given-name, family-name, birth-date], refer: compliance}\nfinally:"));
        try (Walk nobody = screened("with-media", "Clara", "Bergmann")) {
            assertThat(nobody.outcome(nobody.farewell())).isEqualTo("approved");
        }
        try (Walk walk = screened("with-media", "Clara", "Bergmann-Media")) {
            JsonNode item = waiting("media");
            assertThat(item.path("facts").path("reasons").asText()).isEqualTo("media.found");
            JsonNode articles = Json.MAPPER.readTree(opened(item, "screen-media.articles"));
            assertThat(articles.findValuesAsText("id")).containsExactly("A-1");
            cleared(item);
            assertThat(walk.outcome(walk.farewell())).isEqualTo("approved");
        }
    }

    private void publish(String name, String scenario) throws IOException {
        Files.writeString(gangway.home().resolve("scenarios").resolve(name + ".scenario.yaml"), scenario);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> gangway.bean(Catalogue.class).newest(name).isPresent());
    }

    private static JsonNode line(JsonNode motion, String type) {
        for (JsonNode line : motion.path("what").path("impact").path("listed")) {
            if (line.path("type").asText().equals(type)) {
                return line;
            }
        }
        throw new AssertionError("no line of " + type);
    }

    private Walk screened(String given, String family) {
        return screened("only-screened", given, family);
    }

    private Walk screened(String scenario, String given, String family) {
        Map<String, String> answers = new HashMap<>(Map.of(
                "given-name", given, "family-name", family, "birth-date", "14 March 1961", "nationality", "Italy"));
        Walk walk = Walk.begin(gangway, scenario, answers, given + "@example.org");
        walk.answer(walk.until("nationality"));
        return walk;
    }

    private JsonNode waiting(String queue) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Json.MAPPER.readTree(
                                staff.get("ada", "/api/reviews?queue=" + queue).body()),
                        items -> items.size() == 1)
                .get(0);
    }

    /** By both reviewers; the hits. */
    private String opened(JsonNode item) throws Exception {
        return opened(item, "screen-sanctions.hits");
    }

    private String opened(JsonNode item, String field) throws Exception {
        String open = "/api/reviews/" + item.path("commandId").asText() + "/open";
        assertThat(staff.post("grace", open, Map.of()).statusCode()).isEqualTo(200);
        return Json.MAPPER
                .readTree(staff.post("ada", open, Map.of()).body())
                .path("fields")
                .path(field)
                .asText();
    }

    private void cleared(JsonNode item) throws Exception {
        for (String login : List.of("ada", "grace")) {
            String votes = "/api/reviews/" + item.path("commandId").asText() + "/votes";
            assertThat(staff.post(login, votes, Map.of("decision", "clear")).statusCode())
                    .isEqualTo(202);
        }
    }

    private String journal(Told told) throws Exception {
        return new String(staff.get("ada", "/api/cases/" + told.caseId()).body(), StandardCharsets.UTF_8);
    }

    private JsonNode asked(Map<String, Object> person) throws Exception {
        return Json.MAPPER.readTree(
                staff.post("core", "/api/screenings", person).body());
    }
}
