// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gangway.web.Staff.click;
import static org.gangway.web.Staff.json;
import static org.gangway.web.Staff.link;
import static org.gangway.web.Staff.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gangway.rescreening.CustomerRecord;
import org.gangway.rescreening.StandingHit;
import org.gangway.sealing.CustomerSeal;
import org.gangway.sealing.Keystore;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hits of the bank's customers: what is listed, what is opened, and what two reviewers decide. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HitsPageIT {

    private static final String HITS = PlayedCases.HITS
            .replace("T1", "T7")
            .replace("given-name", "birth-date")
            .replace("\"listed\":\"Telmo\",\"finding\"", "\"listed\":\"1961-07-08\",\"finding\"")
            .replace("\"ofacScore\"", "\"alert\":true,\"ofacScore\"");

    private final Set<String> standing = new HashSet<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private WebUnderTest web;
    private Staff staff;

    @BeforeAll
    void start(@TempDir Path folder) {
        web = new WebUnderTest(folder);
        staff = new Staff(web.url());
    }

    @AfterEach
    void nobodyHasAHit() {
        standing.forEach(customer -> web.remove("rescreening.hits", customer));
        await().until(() -> json(staff.get("/api/hits", "ada")).isEmpty());
    }

    @AfterAll
    void stop() {
        web.close();
    }

    @Test
    void aHitOfACustomerIsListedForThreeRolesAndOpenedByReviewersOnly() {
        String id = standing("4711", "sanctions.hit");
        standing("4712", "sanctions.pep");
        await().until(() -> json(staff.get("/api/hits", "ada")).size() == 2);
        JsonNode row = json(staff.get("/api/hits?queue=compliance", "ada")).get(0);
        assertThat(row.path("customer").asText()).isEqualTo("4711");
        assertThat(row.path("entries").get(0).path("entity").asText()).isEqualTo("T7");
        assertThat(json(staff.get("/api/hits?queue=pep", "ada"))).hasSize(1);
        for (String reader : List.of("amal", "cora")) {
            assertThat(json(staff.get("/api/hits", reader)).get(0).path("entries"))
                    .as(reader)
                    .isEmpty();
            assertThat(staff.post("/api/hits/" + id + "/open", "{}", reader).statusCode())
                    .isEqualTo(403);
        }
        assertThat(staff.get("/api/hits", "olga").statusCode()).isEqualTo(403);
        assertThat(staff.get("/api/hits", "ada").body()).doesNotContain("Vargoni");

        String exemptions = "/api/hits/" + id + "/exemptions";
        String asked = "{\"list\":\"un\",\"entity\":\"T7\",\"reason\":\"on-file\",\"until\":\"%s\"}"
                .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(30));
        assertThat(staff.post(exemptions, asked, "grace").statusCode())
                .as("who has not opened it")
                .isEqualTo(409);
        HttpResponse<String> opened = staff.post("/api/hits/" + id + "/open", "{}", "grace");
        assertThat(opened.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(json(opened).path("explained").get(0).path("name").asText()).isEqualTo("Telmo Vargoni");
        assertThat(looks("4711"))
                .singleElement()
                .satisfies(look -> assertThat(look.path("reviewer").asText()).isEqualTo("grace"));
        HttpResponse<String> proposed = staff.post(exemptions, asked, "grace");
        assertThat(proposed.statusCode()).isEqualTo(201);
        assertThat(json(proposed).path("what").path("person").asText()).isEqualTo("p7");
        assertThat(proposed.body()).as("hashed").doesNotContain("4711");
        assertThat(staff.post("/api/hits/" + id + "/open", "{}", "ada").body()).contains("on-file");

        String proposal = json(proposed).path("id").asText();
        assertThat(staff.post("/api/exemptions/" + proposal + "/withdrawal", "{}", "ada")
                        .statusCode())
                .isEqualTo(200);

        web.remove("rescreening.hits", "4711");
        web.remove("rescreening.hits", "4712");
        await().until(() -> json(staff.get("/api/hits", "ada")).isEmpty());
        assertThat(staff.post("/api/hits/" + id + "/open", "{}", "ada").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatTheBankSaysOfTheCustomerIsShownToWhoOpensTheHitAndToNobodyElse() {
        customer("77", "{\"name\":\"Telmo Quirin Vargoni\",\"birthDate\":\"1961-07-09\",\"document\":\"X 77\"}");
        String id = standing("77", "sanctions.hit");
        await().until(() -> staff.get("/api/hits", "ada").body().contains("\"77\""));
        assertThat(staff.get("/api/hits", "ada").body()
                        + staff.get("/hits/" + id, "ada").body())
                .doesNotContain("Quirin", "1961");
        JsonNode customer =
                json(staff.post("/api/hits/" + id + "/open", "{}", "ada")).path("customer");
        assertThat(customer.path("person").path("name").asText()).isEqualTo("Telmo Quirin Vargoni");
        assertThat(customer.path("person").path("document").asText()).isEqualTo("X 77");
        assertThat(customer.path("note").asText()).isEmpty();
        assertThat(looks("77")).as("of one look").hasSize(1);

        web.remove("customers", "77");
        JsonNode gone =
                json(staff.post("/api/hits/" + id + "/open", "{}", "ada")).path("customer");
        assertThat(gone.path("person").isNull()).isTrue();
        assertThat(gone.path("note").asText()).contains("not there any more");
    }

    @Test
    void twoReviewersConfirmACustomerFromAHit() {
        String id = standing("99", "sanctions.hit");
        await().until(() -> staff.get("/api/hits", "ada").body().contains("\"99\""));
        String decisions = "/api/hits/" + id + "/exemptions";
        staff.post("/api/hits/" + id + "/open", "{}", "ada");
        assertThat(staff.post(decisions, confirmed("other-name"), "ada").body()).contains("same-document");
        assertThat(staff.post(decisions, confirmed("on-file").replace("confirmed", "sure"), "ada")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> proposed = staff.post(decisions, confirmed("same-document"), "ada");
        assertThat(proposed.statusCode()).isEqualTo(201);
        assertThat(json(proposed).path("what").path("decision").asText()).isEqualTo("confirmed");
        String approval = "/api/exemptions/" + json(proposed).path("id").asText() + "/approval";
        assertThat(staff.post(approval, "{}", "ada").statusCode())
                .as("the maker")
                .isEqualTo(409);
        assertThat(staff.post(approval, "{}", "cora").statusCode())
                .as("another role")
                .isEqualTo(403);
        assertThat(staff.post(approval, "{}", "grace").statusCode()).isEqualTo(200);
        JsonNode entry = json(staff.get("/api/hits?queue=compliance", "ada"))
                .get(0)
                .path("entries")
                .get(0);
        assertThat(entry.path("confirmation").asText()).isEqualTo("in force");
        assertThat(entry.path("exemption").asText()).isEmpty();
    }

    @Test
    void aConfirmedHitStaysWithWhoConfirmedItInAQueueOfItsOwn() {
        String explained = HITS.replace(
                "\"entryHash\"",
                "\"exemption\":{\"id\":\"1\",\"decision\":\"confirmed\",\"state\":\"applied\",\"reason\":\"same-document\",\"until\":\"2027-11-26\",\"maker\":\"ada\",\"checker\":\"grace\",\"approved\":\"2026-11-26T09:30:00Z\"},\"entryHash\"");
        standing("55", "sanctions.hit", 0, 1, explained);
        await().until(() -> staff.get("/api/hits", "ada").body().contains("\"55\""));
        JsonNode row = json(staff.get("/api/hits?queue=confirmed", "ada")).get(0);
        assertThat(row.path("hits").asInt()).isZero();
        assertThat(row.path("confirmed").asInt()).isEqualTo(1);
        assertThat(json(staff.get("/api/hits?queue=compliance", "ada"))).isEmpty();
        Chromium.orSkip();
        try (Chromium chromium = new Chromium()) {
            staff.as(chromium, "ada", page -> {
                page.navigate(web.url() + "/hits?queue=confirmed");
                link(page, "55");
                click(page, "Open");
                assertThat(page.locator(".hit"))
                        .containsText("This is the customer: confirmation made by ada and grace on 2026-11-26");
                assertThat(page.getByRole(AriaRole.ALERT)).containsText("not there any more");
                assertThat(Contrast.tooLow(page)).isEmpty();
                chromium.shoot(page, "console-hit-confirmed");
            });
        }
    }

    @Test
    void twoReviewersExemptACustomerFromAHitInABrowser() {
        Chromium.orSkip();
        customer(
                "815",
                "{\"name\":\"Telmo Quirin Vargoni\",\"birthDate\":\"1961-07-09\",\"nationality\":\"BY\",\"document\":\"X 815\"}");
        standing("815", "sanctions.hit");
        await().until(() -> staff.get("/api/hits", "ada").body().contains("815"));
        try (Chromium chromium = new Chromium()) {
            staff.as(chromium, "ada", page -> {
                link(page, "Hits");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("un T7");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("possible");
                assertThat(Contrast.tooLow(page)).isEmpty();
                chromium.shoot(page, "console-hits");
                link(page, "815");
                assertThat(page.getByText("Vargoni")).hasCount(0);
                click(page, "Open");
                assertThat(page.locator(".hit")).containsText("name 0.93 · identity -0.05 · OFAC’s tool about 97");
                assertThat(page.locator(".opened dl")).containsText("X 815");
                assertThat(page.locator(".hit tbody tr").first()).containsText("Telmo Quirin VargoniTelmo Vargoni");
                assertThat(page.locator(".hit tbody tr").nth(1)).containsText("1961-07-091961-07-08years-off");
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
                link(page, "815");
                click(page, "Open");
                page.getByText("Propose to confirm").click();
                page.getByLabel("Confirmed by").selectOption("same-photo");
                page.getByLabel("Looked at again after")
                        .fill(LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
                chromium.shoot(page, "console-hit-confirming");
                page.locator("details[open]")
                        .getByText("Propose", new Locator.GetByTextOptions().setExact(true))
                        .click();
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("confirmation proposed");
            });
            staff.as(chromium, "grace", page -> {
                page.navigate(web.url() + "/hits?queue=compliance");
                link(page, "815");
                page.getByRole(AriaRole.ROW)
                        .filter(named("same-photo"))
                        .getByText("Withdraw")
                        .click();
                page.navigate(web.url() + "/hits?queue=compliance");
                link(page, "815");
                click(page, "Approve");
                assertThat(page.getByText("In force.")).isVisible();
                page.navigate(web.url() + "/hits");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("exemption in force");
            });
            staff.as(chromium, "amal", page -> {
                page.navigate(web.url() + "/hits");
                assertThat(page.locator("tbody tr").filter(named("815"))).containsText("1, sealed");
                link(page, "815");
                assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open")))
                        .hasCount(0);
            });
        }
    }

    private static Locator.FilterOptions named(String customer) {
        return new Locator.FilterOptions().setHasText(customer);
    }

    private static String confirmed(String reason) {
        return "{\"list\":\"un\",\"entity\":\"T7\",\"decision\":\"confirmed\",\"reason\":\"%s\",\"until\":\"%s\"}"
                .formatted(reason, LocalDate.now(ZoneOffset.UTC).plusDays(30));
    }

    /** As the bank writes it. */
    private void customer(String number, String person) {
        CustomerSeal seal = seal();
        byte[] sealed = seal.seal("customers", number, person.getBytes(StandardCharsets.UTF_8));
        String place = web.put("customers", number, new CustomerRecord(seal.id(), sealed));
        offsets.put(number, Long.parseLong(place.substring(place.indexOf('-') + 1)));
    }

    private String standing(String customer, String reason) {
        return standing(customer, reason, 1, 0, HITS);
    }

    /** As rescreening writes it. @return the id by which the console knows it */
    private String standing(String customer, String reason, int hits, int confirmed, String explained) {
        standing.add(customer);
        byte[] content = Json.write(new StandingHit.Content(hits == 0 ? List.of() : List.of("un/T7"), explained));
        return web.put(
                "rescreening.hits",
                customer,
                new StandingHit(
                        "list-1-c",
                        "c",
                        "1-b",
                        List.of(reason),
                        hits,
                        confirmed,
                        PlayedCases.OPENED,
                        seal().seal("rescreenings", customer, content),
                        offsets.getOrDefault(customer, 0L)));
    }

    private CustomerSeal seal() {
        return web.context.getBean(Keystore.class).customerKey().seal();
    }

    private List<JsonNode> looks(String customer) {
        return new PartitionReader(() -> Map.of("bootstrap.servers", web.broker.bootstrapServers()))
                .since("gangway.rescreening.opened", customer, PlayedCases.OPENED).stream()
                        .map(record -> tree(record.value()))
                        .toList();
    }
}
