// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gangway.web.Staff.click;
import static org.gangway.web.Staff.json;
import static org.gangway.web.Staff.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gangway.wire.TopicFollower;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The review desk, and the rules of screening that staff decides there. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewsPageIT {

    private final List<JsonNode> replies = new CopyOnWriteArrayList<>();
    private WebUnderTest web;
    private Staff staff;
    private TopicFollower follower;

    @BeforeAll
    void start(@TempDir Path folder) {
        web = new WebUnderTest(folder);
        staff = new Staff(web.url());
        follower = TopicFollower.of(
                        "gangway.replies",
                        TopicFollower.From.BEGINNING,
                        () -> Map.of("bootstrap.servers", web.broker.bootstrapServers()),
                        record -> replies.add(tree(record.value())))
                .start();
        PlayedCases cases = new PlayedCases(web);
        cases.view(
                'a', "running", null, null, PlayedCases.step('a', "screen-sanctions-review", "reviewer", "compliance"));
        cases.view('e', "running", null, null, PlayedCases.step('e', "open-account-review", "reviewer", "operations"));
        cases.command('a', "screen-sanctions-review", "screen-sanctions", "compliance");
        cases.command('e', "open-account-review", "open-account", "operations");
        await().until(() -> json(staff.get("/api/cases", "olga")).size() == 2
                && json(staff.get("/api/reviews", "ada")).size() == 1);
    }

    @AfterAll
    void stop() {
        follower.close();
        web.close();
    }

    @Test
    void aLookIsJournaledBeforeAnythingIsShown() {
        String item = json(staff.get("/api/reviews", "grace"))
                .get(0)
                .path("commandId")
                .asText();
        HttpResponse<String> opened = staff.post("/api/reviews/" + item + "/open", "{}", "grace");
        assertThat(json(opened).path("fields").path("family-name").asText()).isEqualTo("Doe");
        await().untilAsserted(() -> assertThat(replies).anySatisfy(reply -> assertThat(
                        reply.path("reviewer").asText() + reply.path("decision").asText())
                .isEqualTo("grace")));
        assertThat(staff.get("/api/reviews", "grace").body()).doesNotContain("Doe");
        assertThat(staff.post("/api/reviews/" + item + "/open", "{}", "olga").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aVoteIsCastOnceAndOnlyAsTheQueueAllows() {
        String item =
                json(staff.get("/api/reviews", "olga")).get(0).path("commandId").asText();
        String votes = "/api/reviews/" + item + "/votes";
        assertThat(staff.post(votes, "{\"decision\":\"confirm\"}", "olga").statusCode())
                .isEqualTo(400);
        assertThat(staff.post(votes, "{\"decision\":\"retry\"}", "ada").statusCode())
                .isEqualTo(403);
        assertThat(staff.post(votes, "{\"decision\":\"retry\"}", "olga").statusCode())
                .isEqualTo(202);
        assertThat(staff.post(votes, "{\"decision\":\"retry\"}", "olga").statusCode())
                .isEqualTo(409);
        await().untilAsserted(() -> assertThat(replies)
                .filteredOn(reply -> reply.path("decision").asText().equals("retry"))
                .singleElement()
                .satisfies(vote -> assertThat(vote.path("commandId").asText()).isEqualTo(item)));
    }

    @Test
    void aReviewIsDecidedInABrowser() {
        Chromium.orSkip();
        try (Chromium chromium = new Chromium()) {
            staff.as(chromium, "ada", page -> {
                page.navigate(web.url() + "/reviews");
                page.locator("tbody a").first().click();
                assertThat(page.getByText("Doe")).hasCount(0);
                chromium.shoot(page, "console-review-sealed");
                click(page, "Open");
                assertThat(page.getByText("Doe")).isVisible();
                assertThat(page.locator("figure img")).isVisible();
                assertThat(page.locator(".hit")).containsText("name 0.93 · identity -0.05 · OFAC’s tool about 97");
                assertThat(page.locator(".hit tbody tr").first()).containsText("years-off");
                assertThat(page.getByText("Propose to confirm")).hasCount(0);
                assertThat(page.locator(".opened dl")).not().containsText("nameScore");
                assertThat(Contrast.tooLow(page)).isEmpty();
                chromium.shoot(page, "console-review-opened");
                click(page, "Confirm the finding");
                assertThat(page.getByText("Your vote is in the journal.")).isVisible();
                assertThat(page.getByText("given")).isVisible();
                chromium.shoot(page, "console-reviews");
            });
            await().untilAsserted(() -> assertThat(replies)
                    .anySatisfy(reply -> assertThat(reply.path("decision").asText()
                                    + reply.path("reviewer").asText())
                            .isEqualTo("confirmada")));
        }
    }

    @Test
    void twoPeopleMakeAnExemptionAndTwoChangeTheBandsInABrowser() {
        Chromium.orSkip();
        try (Chromium chromium = new Chromium()) {
            staff.as(chromium, "ada", page -> {
                page.navigate(web.url() + "/reviews/" + PlayedCases.caseId('a') + ".screen-sanctions-review.1");
                click(page, "Open");
                page.getByText("Propose an exemption").click();
                page.getByLabel("Known by").selectOption("other-birth-place");
                page.getByLabel("Holds until")
                        .fill(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
                click(page, "Propose");
                assertThat(page.getByText("Proposed. It holds once")).isVisible();
                assertThat(page.getByText("un T1")).isVisible();
                assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve")))
                        .hasCount(0);
                assertThat(Contrast.tooLow(page)).isEmpty();
            });
            staff.as(chromium, "grace", page -> {
                page.navigate(web.url() + "/rules");
                click(page, "Approve");
                assertThat(page.getByText("In force.")).isVisible();
            });
            staff.as(chromium, "cora", page -> {
                page.navigate(web.url() + "/rules");
                page.getByLabel("pep possible").fill("0.9");
                page.getByLabel("pep likely").fill("0.95");
                page.getByLabel("pep strong").fill("1");
                page.getByLabel("Reason", new Page.GetByLabelOptions().setExact(true))
                        .fill("too many namesakes");
                click(page, "Measure and propose");
                assertThat(page.getByText("Proposed by cora: too many namesakes"))
                        .isVisible();
                assertThat(page.getByText("what the change costs in alerts is not known"))
                        .isVisible();
                assertThat(Contrast.tooLow(page)).isEmpty();
                chromium.shoot(page, "console-rules");
            });
            staff.as(chromium, "cyrus", page -> {
                page.navigate(web.url() + "/rules");
                click(page, "Approve");
                assertThat(page.getByText("0.9 / 0.95 / 1.0")).isVisible();
                assertThat(page.getByText("cora, cyrus")).isVisible();
            });
        }
    }
}
