// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gangway.contract.EnvelopePoll;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.scenarios.Catalogue;
import org.gangway.scenarios.Publisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bank that signs with an e-signature vendor, whose webhooks come late, twice, forged or not at all. */
@ExtendWith(SharedGangway.class)
class SignEnvelopeIT {
    private static final String SCENARIO =
            """
            scenario: %s
            version: 1
            languages: [en]
            steps:
              - {ask: given-name, type: person-name}
              - {ask: family-name, type: person-name}
              - {ask: email, type: email}
              - {do: sign-envelope, needs: [given-name, family-name, email], expire: %s}
            finally:
              - {do: announce}
            """;

    private final RunningGangway gangway;

    SignEnvelopeIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @BeforeEach
    void publish() {
        publish("envelope-account", "P7D");
        publish("hasty-account", "PT3S");
    }

    @AfterEach
    void everythingWorks() {
        gangway.everythingWorks();
    }

    @Test
    void aWebhookThatComesLateAndTwiceSettlesTheStepOnce() {
        gangway.breakIt("esign", "late", 1, 500);
        gangway.breakIt("esign", "duplicate", 1);
        double taken = webhooks("taken");
        try (Walk walk = Walk.begin(gangway, "envelope-account", "envelope-late@example.org")) {
            Sent sent = sent(walk);
            act(sent, "sign");

            Told farewell = walk.farewell();

            assertThat(walk.outcome(farewell)).isEqualTo("approved");
            await().until(() -> webhooks("taken") == taken + 2);
            assertThat(kinds(farewell.caseId())).containsExactly("STARTED", "DONE");
            assertThat(walk.certificate(farewell)).isNotEmpty();
            assertThat(atVendor(sent, "status")).as("the bank's contract stays").isEqualTo("completed");
        }
    }

    @Test
    void aForgedWebhookIsRefusedAndThePollFindsTheSignature() {
        gangway.breakIt("esign", "forged", 1);
        double forged = webhooks("forged");
        try (Walk walk = Walk.begin(gangway, "envelope-account", "envelope-forged@example.org")) {
            Sent sent = sent(walk);
            act(sent, "sign");
            await().until(() -> webhooks("forged") == forged + 1);
            assertThat(kinds(sent.caseId())).containsExactly("STARTED");

            gangway.bean(EnvelopePoll.class).poll();

            assertThat(walk.outcome(walk.farewell())).isEqualTo("approved");
        }
    }

    @Test
    void aWebhookThatGetsLostIsMadeUpForByThePoll() {
        gangway.breakIt("esign", "lost", 1);
        try (Walk walk = Walk.begin(gangway, "envelope-account", "envelope-lost@example.org")) {
            act(sent(walk), "decline");
            assertThat(gangway.sandbox("/knobs"))
                    .as("the webhook is lost by now")
                    .isEmpty();

            assertThat(gangway.bean(EnvelopePoll.class).poll()).isPositive();

            assertThat(walk.outcome(walk.farewell())).isEqualTo("withdrawn");
        }
    }

    @Test
    void anEnvelopeThatNobodySignsInTimeIsGivenUpAndDeletedAtTheVendor() {
        try (Walk walk = Walk.begin(gangway, "hasty-account", "envelope-hasty@example.org")) {
            Sent sent = sent(walk);

            Told farewell = walk.farewell();

            assertThat(walk.outcome(farewell)).isEqualTo("abandoned");
            assertThat(walk.certificate(farewell)).isNotEmpty();
            assertThat(atVendor(sent, "status")).isEqualTo("voided");
            assertThat(atVendor(sent, "purgeState")).contains("purged");
        }
    }

    @Test
    void strangersGetNothingThroughTheDoor() throws Exception {
        assertThat(post("/webhooks/esign", "{}")).isEqualTo(401);
        assertThat(post("/webhooks/nobody", "{}")).isEqualTo(404);
        assertThat(post("/webhooks/esign", "x".repeat(300_000))).isEqualTo(413);
    }

    @Test
    void whatTheCrmKnowsOfACaseOpensNothing() throws Exception {
        try (Walk walk = Walk.begin(gangway, "crm@example.org")) {
            String caseId = walk.until("birth-date").caseId();
            String lead = await().until(() -> fact(caseId, "facts.lead-id"), id -> !id.isEmpty());
            String reference =
                    gangway.sandbox("/crm/leads/" + lead).path("reference").asText();
            assertThat(reference).isNotEmpty().doesNotContain(caseId.substring(0, 32));
            walk.stop();
            Told farewell = walk.farewell();
            assertThat(walk.certificate(farewell)).isNotEmpty();
            assertThat(get("/certificates/" + reference)).isNotEqualTo(200);
        }
    }

    private void publish(String name, String expire) {
        gangway.bean(Publisher.class).publish(SCENARIO.formatted(name, expire), name + ".scenario.yaml");
        await().until(() -> gangway.bean(Catalogue.class).newest(name).isPresent());
    }

    /** Answers everything, and waits until the vendor has the envelope. */
    private Sent sent(Walk walk) {
        Told email = walk.until("email");
        walk.answer(email);
        String envelope = await().atMost(Duration.ofSeconds(20))
                .until(() -> fact(email.caseId(), "facts.envelope-id"), id -> !id.isEmpty());
        return new Sent(email.caseId(), envelope);
    }

    private record Sent(String caseId, String envelope) {}

    private String fact(String caseId, String name) {
        for (JsonNode entry : gangway.caseAndJournal(caseId).path("journal")) {
            for (JsonNode detail : entry.path("details")) {
                if (detail.path("name").asText().endsWith(name)) {
                    return detail.path("text").asText();
                }
            }
        }
        return "";
    }

    /** What the step replied, as far as it counted. */
    private List<String> kinds(String caseId) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode entry : gangway.caseAndJournal(caseId).path("journal")) {
            String details = entry.path("details").toString();
            if (entry.path("type").asText().equals("step-replied") && details.contains("sign-envelope")) {
                entry.path("details").forEach(detail -> {
                    if (detail.path("name").asText().endsWith("kind")) {
                        kinds.add(detail.path("text").asText());
                    }
                });
            }
        }
        return kinds;
    }

    private void act(Sent sent, String what) {
        gangway.sandboxPost("/esign/envelopes/" + sent.envelope() + "/" + what);
    }

    private String atVendor(Sent sent, String member) {
        return gangway.sandbox("/esign/v2.1/accounts/local/envelopes/" + sent.envelope())
                .path(member)
                .asText();
    }

    private double webhooks(String result) {
        return gangway.bean(MeterRegistry.class)
                .counter("gangway.webhooks", "vendor", "esign", "result", result)
                .count();
    }

    private int post(String path, String body) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(gangway.app().resolve(path))
                .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8))));
    }

    private int get(String path) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(gangway.app().resolve(path)));
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
