// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gangway.casefile.Value;
import org.gangway.rescreening.StandingHit;
import org.gangway.sealing.CustomerSeal;
import org.gangway.sealing.Keystore;
import org.gangway.wire.CaseView;
import org.gangway.wire.CaseView.OpenStep;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.TopicFollower;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
    private static final String HITS =
            """
            [{"list":"un","entity":"T1","name":"Telmo Vargoni","weakAlias":false,"programme":"TEST","listedOn":"2020-02-03",
            "nameScore":0.9312,"identityScore":-0.05,"score":0.8812,"band":"possible","ofacScore":97,
            "pairs":[{"applicant":"telmo","listed":"telmo","kind":"equal","similarity":1,"weight":0.5,"contribution":0.4}],
            "onlyApplicant":[{"word":"anselm","weight":0.5,"cost":0.07}],"onlyListed":[],
            "attributes":[{"attribute":"given-name","listed":"Telmo","finding":"years-off","effect":-0.05}],
            "otherNames":[{"name":"Osric Brellin","weakAlias":false,"nameScore":0.61}],"entryHash":"e7","personHash":"p7"}]
            """
                    .replace("\n", "");

    private static final Instant OPENED = Instant.now().minusSeconds(94);
    private static final String STATEMENT = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                    "{\"outcome\":\"approved\",\"t1\":\"2026-01-01T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8));
    private static final String JWS = "eyJhbGciOiJFZERTQSJ9." + STATEMENT + ".c2lnbmF0dXJl";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> replies = new CopyOnWriteArrayList<>();
    private WebUnderTest web;
    private TopicFollower follower;

    @BeforeAll
    void start(@TempDir Path folder) {
        web = new WebUnderTest(folder);
        follower = TopicFollower.of(
                        "gangway.replies",
                        TopicFollower.From.BEGINNING,
                        () -> Map.of("bootstrap.servers", web.broker.bootstrapServers()),
                        record -> replies.add(tree(record.value())))
                .start();
        view('a', "running", null, null, step('a', "screen-sanctions-review", "reviewer", "compliance"));
        view('b', "running", null, null, step('b', "birth-date", "customer", null));
        view('c', "closed", "approved", JWS);
        view('d', "closed", "refused", JWS);
        view('e', "running", null, null, step('e', "open-account-review", "reviewer", "operations"));
        command('a', "screen-sanctions-review", "screen-sanctions", "compliance");
        command('e', "open-account-review", "open-account", "operations");
        journal('a');
        await().until(() -> get("/api/cases", "olga").statusCode() == 200
                && json(get("/api/cases", "olga")).size() == 5
                && json(get("/api/reviews", "ada")).size() == 1);
    }

    @AfterAll
    void stop() {
        follower.close();
        web.close();
    }

    @Test
    void nobodySeesAnythingWithoutARole() throws Exception {
        for (String path : List.of("/api/cases", "/api/reviews", "/actuator/env", "/api/unheard-of")) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(get("/api/cases", "ada", "wrong").statusCode()).isEqualTo(401);
        assertThat(get("/cases", null).statusCode()).isEqualTo(302);
        assertThat(get("/reviews", null).headers().firstValue("location").orElse(""))
                .endsWith("/login");
        assertThat(get("/actuator/env", "olga").statusCode()).isEqualTo(403);
        assertThat(get("/actuator/health", null).statusCode()).isEqualTo(200);
    }

    @Test
    void everyPageSaysWhatABrowserMayDo() throws Exception {
        for (String path : List.of("/", "/login", "/chat/chat.js", "/api/conversations")) {
            HttpResponse<String> response = get(path, null);
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
    void metricsAreForThisMachineAndForOperations() throws Exception {
        assertThat(get("/actuator/prometheus", null).body()).contains("gangway_web_streams");
        assertThat(get("/actuator/prometheus", "olga").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherSiteCannotSpeakForABrowser() throws Exception {
        HttpRequest forged = HttpRequest.newBuilder(URI.create(web.url() + "/api/conversations"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(http.send(forged, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    @Test
    void aLookIsJournaledBeforeAnythingIsShown() throws Exception {
        String item =
                json(get("/api/reviews", "grace")).get(0).path("commandId").asText();
        HttpResponse<String> opened = post("/api/reviews/" + item + "/open", "{}", "grace");
        assertThat(json(opened).path("fields").path("family-name").asText()).isEqualTo("Doe");
        await().untilAsserted(() -> assertThat(replies).anySatisfy(reply -> assertThat(
                        reply.path("reviewer").asText() + reply.path("decision").asText())
                .isEqualTo("grace")));
        assertThat(get("/api/reviews", "grace").body()).doesNotContain("Doe");
        assertThat(post("/api/reviews/" + item + "/open", "{}", "olga").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aVoteIsCastOnceAndOnlyAsTheQueueAllows() throws Exception {
        String item = json(get("/api/reviews", "olga")).get(0).path("commandId").asText();
        String votes = "/api/reviews/" + item + "/votes";
        assertThat(post(votes, "{\"decision\":\"confirm\"}", "olga").statusCode())
                .isEqualTo(400);
        assertThat(post(votes, "{\"decision\":\"retry\"}", "ada").statusCode()).isEqualTo(403);
        assertThat(post(votes, "{\"decision\":\"retry\"}", "olga").statusCode()).isEqualTo(202);
        assertThat(post(votes, "{\"decision\":\"retry\"}", "olga").statusCode()).isEqualTo(409);
        await().untilAsserted(() -> assertThat(replies)
                .filteredOn(reply -> reply.path("decision").asText().equals("retry"))
                .singleElement()
                .satisfies(vote -> assertThat(vote.path("commandId").asText()).isEqualTo(item)));
    }

    @Test
    void theCertificateIsForWhoeverKnowsTheCase() throws Exception {
        assertThat(get("/certificates/" + caseId('c'), null).body()).isEqualTo(JWS);
        assertThat(get("/certificates/" + caseId('b'), null).statusCode()).isEqualTo(404);
        assertThat(get("/certificates/" + caseId('f'), null).statusCode()).isEqualTo(404);
        assertThat(get("/certificates/nonsense", null).statusCode()).isEqualTo(404);
        assertThat(get("/certificates/" + "0".repeat(32) + "-0", null).statusCode())
                .isEqualTo(404);
        assertThat(get("/certificates/" + "0".repeat(32) + "-9999999999999999", null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theJournalShowsWhatIsOpenAndNothingElse() throws Exception {
        String journal = get("/api/cases/" + caseId('a'), "olga").body();
        assertThat(journal).contains("case-opened", "question-asked", "list.close-match", "***");
        assertThat(journal).doesNotContain("c2VhbGVk", "of another case");
        assertThat(json(get("/api/cases/" + caseId('a'), "olga")).path("journal"))
                .hasSize(5);
    }

    @Test
    void staffWorkInABrowser() {
        Chromium.orSkip();
        try (Chromium chromium = new Chromium();
                BrowserContext context = chromium.context("en-GB", 1280, 800)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> System.out.println("console: " + message.text()));
            logIn(page, "ada");
            chromium.shoot(page, "console-cases");
            assertThat(Contrast.tooLow(page)).isEmpty();
            assertThat(page.locator("tbody tr")).hasCount(5);
            view('b', "running", null, null, step('b', "nationality", "customer", null));
            assertThat(page.getByText("nationality")).isVisible();
            page.locator("select[name=waiting]").selectOption("reviewer");
            assertThat(page.locator("tbody tr")).hasCount(2);
            page.navigate(web.url() + "/cases/" + caseId('a'));
            assertThat(page.getByText("question-asked")).isVisible();
            chromium.shoot(page, "console-case");
            assertThat(Contrast.tooLow(page)).isEmpty();
            page.navigate(web.url() + "/reviews");
            page.locator("tbody a").first().click();
            assertThat(page.getByText("Doe")).hasCount(0);
            chromium.shoot(page, "console-review-sealed");
            click(page, "Open");
            assertThat(page.getByText("Doe")).isVisible();
            assertThat(page.locator("figure img")).isVisible();
            assertThat(page.locator(".hit")).containsText("name 0.93 · identity -0.05 · OFAC’s tool about 97");
            assertThat(page.locator(".hit tbody tr").first()).containsText("years-off");
            assertThat(page.locator(".opened dl")).not().containsText("nameScore");
            assertThat(Contrast.tooLow(page)).isEmpty();
            chromium.shoot(page, "console-review-opened");
            click(page, "Confirm the finding");
            assertThat(page.getByText("Your vote is in the journal.")).isVisible();
            assertThat(page.getByText("given")).isVisible();
            chromium.shoot(page, "console-reviews");
            await().untilAsserted(() -> assertThat(replies)
                    .anySatisfy(reply -> assertThat(reply.path("decision").asText()
                                    + reply.path("reviewer").asText())
                            .isEqualTo("confirmada")));
            page.navigate(web.url() + "/certificates/" + caseId('c'));
            assertThat(page.getByText("approved")).isVisible();
            chromium.shoot(page, "certificate");
        }
    }

    @Test
    void aHitOfACustomerIsListedForThreeRolesAndOpenedByReviewersOnly() throws Exception {
        String id = standing("4711", "sanctions.hit");
        standing("4712", "sanctions.pep");
        await().until(() -> json(get("/api/hits", "ada")).size() == 2);
        JsonNode row = json(get("/api/hits?queue=compliance", "ada")).get(0);
        assertThat(row.path("customer").asText()).isEqualTo("4711");
        assertThat(row.path("entries").get(0).path("entity").asText()).isEqualTo("T7");
        assertThat(json(get("/api/hits?queue=pep", "ada"))).hasSize(1);
        for (String reader : List.of("amal", "cora")) {
            assertThat(json(get("/api/hits", reader)).get(0).path("entries"))
                    .as(reader)
                    .isEmpty();
            assertThat(post("/api/hits/" + id + "/open", "{}", reader).statusCode())
                    .isEqualTo(403);
        }
        assertThat(get("/api/hits", "olga").statusCode()).isEqualTo(403);
        assertThat(get("/api/hits", "ada").body()).doesNotContain("Vargoni");

        String exemptions = "/api/hits/" + id + "/exemptions";
        String asked = "{\"list\":\"un\",\"entity\":\"T7\",\"reason\":\"on-file\",\"until\":\"%s\"}"
                .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(30));
        assertThat(post(exemptions, asked, "grace").statusCode())
                .as("who has not opened it")
                .isEqualTo(409);
        HttpResponse<String> opened = post("/api/hits/" + id + "/open", "{}", "grace");
        assertThat(opened.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(json(opened).path("explained").get(0).path("name").asText()).isEqualTo("Telmo Vargoni");
        assertThat(looks("4711"))
                .singleElement()
                .satisfies(look -> assertThat(look.path("reviewer").asText()).isEqualTo("grace"));
        HttpResponse<String> proposed = post(exemptions, asked, "grace");
        assertThat(proposed.statusCode()).isEqualTo(201);
        assertThat(json(proposed).path("what").path("person").asText()).isEqualTo("p7");
        assertThat(proposed.body()).as("hashed").doesNotContain("4711");
        assertThat(post("/api/hits/" + id + "/open", "{}", "ada").body()).contains("on-file");

        String proposal = json(proposed).path("id").asText();
        assertThat(post("/api/exemptions/" + proposal + "/withdrawal", "{}", "ada")
                        .statusCode())
                .isEqualTo(200);

        web.remove("rescreening.hits", "4711");
        web.remove("rescreening.hits", "4712");
        await().until(() -> json(get("/api/hits", "ada")).isEmpty());
        assertThat(post("/api/hits/" + id + "/open", "{}", "ada").statusCode()).isEqualTo(404);
    }

    @Test
    void twoReviewersExemptACustomerFromAHitInABrowser() throws Exception {
        Chromium.orSkip();
        standing("815", "sanctions.hit");
        await().until(() -> get("/api/hits", "ada").body().contains("815"));
        try (Chromium chromium = new Chromium()) {
            as(chromium, "ada", page -> {
                link(page, "Hits");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("un T7");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("possible");
                assertThat(Contrast.tooLow(page)).isEmpty();
                chromium.shoot(page, "console-hits");
                link(page, "815");
                assertThat(page.getByText("Vargoni")).hasCount(0);
                click(page, "Open");
                assertThat(page.locator(".hit")).containsText("name 0.93 · identity -0.05 · OFAC’s tool about 97");
                assertThat(page.locator(".hit tbody")).containsText("years-off");
                assertThat(Contrast.tooLow(page)).isEmpty();
                chromium.shoot(page, "console-hit-opened");
                assertThat(page.title()).isEqualTo("Hit of a customer · Gangway");
                page.getByText("Propose an exemption").click();
                page.getByLabel("Known by").selectOption("other-birth-place");
                page.getByLabel("Holds until")
                        .fill(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
                click(page, "Propose");
                assertThat(page.getByText("Proposed. It holds once")).isVisible();
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("exemption proposed");
            });
            as(chromium, "grace", page -> {
                page.navigate(web.url() + "/hits?queue=compliance");
                link(page, "815");
                click(page, "Approve");
                assertThat(page.getByText("In force.")).isVisible();
                page.navigate(web.url() + "/hits");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("exemption in force");
            });
            as(chromium, "amal", page -> {
                page.navigate(web.url() + "/hits");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("1, sealed");
                link(page, "815");
                assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open")))
                        .hasCount(0);
            });
        }
        web.remove("rescreening.hits", "815");
        await().until(() -> !get("/api/hits", "ada").body().contains("815"));
    }

    @Test
    void twoPeopleMakeAnExemptionAndTwoChangeTheBandsInABrowser() {
        Chromium.orSkip();
        try (Chromium chromium = new Chromium()) {
            as(chromium, "ada", page -> {
                page.navigate(web.url() + "/reviews/" + caseId('a') + ".screen-sanctions-review.1");
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
            as(chromium, "grace", page -> {
                page.navigate(web.url() + "/rules");
                click(page, "Approve");
                assertThat(page.getByText("In force.")).isVisible();
            });
            as(chromium, "cora", page -> {
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
            as(chromium, "cyrus", page -> {
                page.navigate(web.url() + "/rules");
                click(page, "Approve");
                assertThat(page.getByText("0.9 / 0.95 / 1.0")).isVisible();
                assertThat(page.getByText("cora, cyrus")).isVisible();
            });
        }
    }

    private static Locator.FilterOptions named(String customer) {
        return new Locator.FilterOptions().setHasText(customer);
    }

    /** As rescreening writes it. @return the id by which the console knows it */
    private String standing(String customer, String reason) {
        CustomerSeal seal = web.context.getBean(Keystore.class).customerKey().seal();
        byte[] content = Json.write(new StandingHit.Content(
                List.of("un/T7"), HITS.replace("T1", "T7").replace("\"ofacScore\"", "\"alert\":true,\"ofacScore\"")));
        return web.put(
                "rescreening.hits",
                customer,
                new StandingHit(
                        "list-1-c",
                        "c",
                        "1-b",
                        List.of(reason),
                        1,
                        0,
                        OPENED,
                        seal.seal("rescreenings", customer, content),
                        0));
    }

    private List<JsonNode> looks(String customer) {
        return new PartitionReader(() -> Map.of("bootstrap.servers", web.broker.bootstrapServers()))
                .since("gangway.rescreening.opened", customer, OPENED).stream()
                        .map(record -> tree(record.value()))
                        .toList();
    }

    private void as(Chromium chromium, String login, Consumer<Page> work) {
        try (BrowserContext context = chromium.context("en-GB", 1280, 800)) {
            Page page = context.newPage();
            logIn(page, login);
            work.accept(page);
        }
    }

    private void logIn(Page page, String login) {
        page.navigate(web.url() + "/cases");
        page.getByLabel("Login").fill(login);
        page.getByLabel("Password").fill(login + "-local");
        click(page, "Log in");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Cases")))
                .isVisible();
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void click(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void view(
            char who, String phase, @Nullable String outcome, @Nullable String certificate, OpenStep... steps) {
        Instant closed = outcome == null ? null : OPENED.plusSeconds(60);
        web.put(
                "cases",
                conversation(who),
                new CaseView(
                        caseId(who),
                        conversation(who),
                        "retail-account",
                        1,
                        "web",
                        "en",
                        phase,
                        List.of(steps),
                        outcome,
                        OPENED,
                        Instant.now(),
                        closed,
                        "2026-01-01",
                        certificate));
    }

    private void command(char who, String name, String step, String queue) {
        String claim = web.objects().put(caseId(who), Pictures.jpeg(), "image/jpeg");
        Map<String, Value> fields = Map.of(
                "family-name", new Value.Sealed("Doe"),
                "given-name", new Value.Sealed("John"),
                "screen-sanctions.hits", new Value.Sealed(HITS),
                "selfie", new Value.Sealed(claim));
        Map<String, Value> facts = Map.of(
                "queue", Value.open(queue), "reason", Value.open("list.close-match"), "score", Value.open("0.93"));
        web.put(
                "review.commands",
                conversation(who),
                new CommandRecord(
                        caseId(who),
                        caseId(who) + "." + name + ".1",
                        step,
                        1,
                        OPENED,
                        "en",
                        null,
                        fields,
                        Map.of(),
                        facts,
                        Map.of(),
                        Map.of(),
                        null));
    }

    /** As the process writes it: only the first event names the case, every event has it in its id. */
    private void journal(char who) {
        String caseId = caseId(who);
        List<String> events = List.of(
                "{\"type\":\"case-opened\",\"at\":\"%s\",\"caseId\":\"CASE\",\"scenario\":{\"name\":\"retail-account\",\"version\":1}}",
                "{\"type\":\"question-asked\",\"at\":\"%s\",\"step\":\"family-name\",\"round\":1}",
                "{\"type\":\"answer-given\",\"at\":\"%s\",\"field\":\"family-name\",\"value\":{\"sealed\":\"c2VhbGVk\"}}",
                "{\"type\":\"step-replied\",\"at\":\"%s\",\"step\":\"screen-sanctions\",\"kind\":\"REFER\",\"reasons\":[\"list.close-match\"],\"facts\":{\"hits\":{\"sealed\":\"c2VhbGVk\"},\"list\":{\"open\":\"un-2026-01\"}}}",
                "{\"type\":\"review-asked\",\"at\":\"%s\",\"queue\":\"compliance\"}");
        for (int i = 0; i < events.size(); i++) {
            String event = events.get(i).replace("CASE", caseId).formatted(Instant.now());
            web.putEvent(conversation(who), caseId + "-" + (i + 1), event);
        }
        web.putEvent(conversation(who), conversation(who) + "-1-2", "{\"type\":\"of another case\"}");
    }

    private static OpenStep step(char who, String name, String waitingFor, @Nullable String queue) {
        return new OpenStep(name, caseId(who) + "." + name + ".1", 1, waitingFor, queue, OPENED.plusSeconds(20));
    }

    private static String conversation(char who) {
        return String.valueOf(who).repeat(32);
    }

    private static String caseId(char who) {
        return conversation(who) + "-" + OPENED.toEpochMilli();
    }

    private HttpResponse<String> get(String path, @Nullable String login) throws Exception {
        return get(path, login, login + "-local");
    }

    private HttpResponse<String> get(String path, @Nullable String login, String password) throws Exception {
        return http.send(request(path, login, password).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String json, String login) throws Exception {
        return http.send(
                request(path, login, login + "-local")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, @Nullable String login, String password) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(web.url() + path));
        if (login != null) {
            byte[] credentials = (login + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    private static JsonNode json(HttpResponse<String> response) {
        return tree(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(byte[] json) {
        return Json.read(json, JsonNode.class);
    }
}
