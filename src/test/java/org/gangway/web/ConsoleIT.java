// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gangway.web.Staff.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into the console, and its pages of cases. Reviews and hits of customers have tests of their own. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {

    private static final String STATEMENT = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                    "{\"outcome\":\"approved\",\"t1\":\"2026-01-01T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8));
    private static final String JWS = "eyJhbGciOiJFZERTQSJ9." + STATEMENT + ".c2lnbmF0dXJl";

    private WebUnderTest web;
    private PlayedCases cases;
    private Staff staff;

    @BeforeAll
    void start(@TempDir Path folder) {
        web = new WebUnderTest(folder);
        cases = new PlayedCases(web);
        staff = new Staff(web.url());
        cases.view(
                'a', "running", null, null, PlayedCases.step('a', "screen-sanctions-review", "reviewer", "compliance"));
        cases.view('b', "running", null, null, PlayedCases.step('b', "birth-date", "customer", null));
        cases.view('c', "closed", "approved", JWS);
        cases.view('d', "closed", "refused", JWS);
        cases.view('e', "running", null, null, PlayedCases.step('e', "open-account-review", "reviewer", "operations"));
        cases.journal('a');
        await().until(() -> staff.get("/api/cases", "olga").statusCode() == 200
                && json(staff.get("/api/cases", "olga")).size() == 5);
    }

    @AfterAll
    void stop() {
        web.close();
    }

    @Test
    void nobodySeesAnythingWithoutARole() {
        for (String path : List.of("/api/cases", "/api/reviews", "/actuator/env", "/api/unheard-of")) {
            assertThat(staff.get(path, null).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(staff.get("/api/cases", "ada", "wrong").statusCode()).isEqualTo(401);
        assertThat(staff.get("/cases", null).statusCode()).isEqualTo(302);
        assertThat(staff.get("/reviews", null).headers().firstValue("location").orElse(""))
                .endsWith("/login");
        assertThat(staff.get("/actuator/env", "olga").statusCode()).isEqualTo(403);
        assertThat(staff.get("/actuator/health", null).statusCode()).isEqualTo(200);
    }

    @Test
    void everyPageSaysWhatABrowserMayDo() {
        for (String path : List.of("/", "/login", "/chat/chat.js", "/api/conversations")) {
            HttpResponse<String> response = staff.get(path, null);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
            assertThat(response.headers().firstValue("cache-control").orElse(""))
                    .contains("no-store");
        }
    }

    @Test
    void metricsAreForThisMachineAndForOperations() {
        assertThat(staff.get("/actuator/prometheus", null).body()).contains("gangway_web_streams");
        assertThat(staff.get("/actuator/prometheus", "olga").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherSiteCannotSpeakForABrowser() throws IOException, InterruptedException {
        HttpRequest forged = HttpRequest.newBuilder(URI.create(web.url() + "/api/conversations"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(forged, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theCertificateIsForWhoeverKnowsTheCase() {
        assertThat(staff.get("/certificates/" + PlayedCases.caseId('c'), null).body())
                .isEqualTo(JWS);
        assertThat(staff.get("/certificates/" + PlayedCases.caseId('b'), null).statusCode())
                .isEqualTo(404);
        assertThat(staff.get("/certificates/" + PlayedCases.caseId('f'), null).statusCode())
                .isEqualTo(404);
        assertThat(staff.get("/certificates/nonsense", null).statusCode()).isEqualTo(404);
        assertThat(staff.get("/certificates/" + "0".repeat(32) + "-0", null).statusCode())
                .isEqualTo(404);
        assertThat(staff.get("/certificates/" + "0".repeat(32) + "-9999999999999999", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theJournalShowsWhatIsOpenAndNothingElse() {
        String journal =
                staff.get("/api/cases/" + PlayedCases.caseId('a'), "olga").body();
        assertThat(journal).contains("case-opened", "question-asked", "list.close-match", "***");
        assertThat(journal).doesNotContain("c2VhbGVk", "of another case");
        assertThat(json(staff.get("/api/cases/" + PlayedCases.caseId('a'), "olga"))
                        .path("journal"))
                .hasSize(5);
    }

    @Test
    void casesAreFollowedInABrowser() {
        Chromium.orSkip();
        try (Chromium chromium = new Chromium()) {
            staff.as(chromium, "ada", page -> {
                chromium.shoot(page, "console-cases");
                assertThat(Contrast.tooLow(page)).isEmpty();
                assertThat(page.locator("tbody tr")).hasCount(5);
                cases.view('b', "running", null, null, PlayedCases.step('b', "nationality", "customer", null));
                assertThat(page.getByText("nationality")).isVisible();
                page.locator("select[name=waiting]").selectOption("reviewer");
                assertThat(page.locator("tbody tr")).hasCount(2);
                page.navigate(web.url() + "/cases/" + PlayedCases.caseId('a'));
                assertThat(page.getByText("question-asked")).isVisible();
                chromium.shoot(page, "console-case");
                assertThat(Contrast.tooLow(page)).isEmpty();
                page.navigate(web.url() + "/certificates/" + PlayedCases.caseId('c'));
                assertThat(page.getByText("approved")).isVisible();
                chromium.shoot(page, "certificate");
            });
        }
    }
}
