// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gangway.contract.SealCheck;
import org.gangway.demo.DemoCustomer.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counterparties fail, and customers do what customers do: every case still ends as it should, once. */
@ExtendWith(SharedGangway.class)
class FaultsIT {
    private final RunningGangway gangway;

    FaultsIT(RunningGangway gangway) {
        this.gangway = gangway;
    }

    @BeforeEach
    @AfterEach
    void everythingWorks() {
        gangway.everythingWorks();
    }

    @Test
    void coreBankingIsDownForAWhileAndStillOneAccountIsOpened() throws Exception {
        long clients = number("/v1/clients");
        long accounts = number("/v1/savingsaccounts");
        String caseId;
        gangway.breakIt("core", "down", 0);
        try (Walk walk = Walk.begin(gangway, "down@example.org")) {
            Told accept = walk.until("sign-agreement");
            walk.answer(accept);
            walk.answer(walk.until("sign-agreement"));
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> journal(accept.caseId()).contains("UNAVAILABLE"));
            gangway.everythingWorks();
            // the account is opened, but the bank's answer gets lost: the next try must find it
            gangway.breakIt("core", "partial", 2);

            Told farewell = walk.farewell();

            assertThat(walk.outcome(farewell)).isEqualTo("approved");
            caseId = farewell.caseId();
        }
        bankAndCustomerHaveTheSealedAgreement(caseId, "down@example.org");
        assertThat(number("/v1/clients") - clients).isEqualTo(1);
        assertThat(number("/v1/savingsaccounts") - accounts).isEqualTo(1);
        assertThat(gangway.sandbox("/knobs")).as("faults that never happened").isEmpty();
    }

    @Test
    void eventBridgeThrottlesAndLosesEntriesAndStillEachCaseIsAnnouncedOnce() {
        gangway.breakIt("eventbridge", "throttle", 2);
        gangway.breakIt("eventbridge", "partial", 2);
        List<Walk> walks = IntStream.range(0, 5)
                .mapToObj(i -> Walk.begin(gangway, "event" + i + "@example.org"))
                .toList();
        List<Told> asked = walks.stream().map(Walk::nextQuestion).toList();
        walks.forEach(Walk::stop);

        List<Told> farewells = walks.stream().map(Walk::farewell).toList();

        assertThat(farewells)
                .extracting(Told::caseId)
                .containsExactlyElementsOf(asked.stream().map(Told::caseId).toList());
        List<JsonNode> events = farewells.stream()
                .map(farewell -> gangway.sandbox("/eventbridge/events?case=" + farewell.caseId()))
                .toList();
        assertThat(events).allSatisfy(ofOne -> {
            assertThat(ofOne).hasSize(1);
            assertThat(ofOne.get(0).path("times").asInt()).isEqualTo(1);
        });
        assertThat(events)
                .extracting(ofOne -> ofOne.get(0).path("detail").path("id").asText())
                .doesNotHaveDuplicates();
        assertThat(gangway.sandbox("/knobs")).as("faults that never happened").isEmpty();
        walks.forEach(Walk::close);
    }

    @Test
    void duplicateLateAndForeignMessagesNeverAnswerTheWrongQuestion() {
        try (Walk walk = Walk.begin(gangway, "late@example.org");
                Walk other = Walk.begin(gangway, "other@example.org")) {
            Told foreign = other.nextQuestion();
            Told consent = walk.until("consent");
            walk.answer(consent);
            Told givenName = walk.until("given-name");
            Map<String, String> twice = Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "kind",
                    "text",
                    "answers",
                    givenName.commandId(),
                    "text",
                    "Clara");
            walk.customer().message(twice);
            walk.customer().message(twice);
            Told familyName = walk.until("family-name");
            walk.customer().message(twice); // a duplicate that comes when the next question is open
            walk.customer().say(consent, "no"); // an answer to a question long answered
            walk.customer().say(givenName, "Greta");
            assertThatThrownBy(() -> walk.customer().say(foreign, "no")).hasMessageContaining("400");
            walk.answer(familyName);

            Told summary = walk.until("summary");

            assertThat(summary.text()).contains("Clara", "Bergmann").doesNotContain("Greta");
            other.stop();
            walk.stop();
            assertThat(other.farewell().caseId()).isEqualTo(foreign.caseId());
            assertThat(walk.farewell().caseId()).isEqualTo(summary.caseId());
        }
    }

    @Test
    void stopEndsTheCaseAsWithdrawnWithACertificate() {
        try (Walk walk = Walk.begin(gangway, "stop@example.org")) {
            Told before = walk.until("nationality");
            walk.write("stop");
            walk.customer().say(walk.nextQuestion(), "no");
            assertThat(walk.nextQuestion().commandId()).isEqualTo(before.commandId());
            walk.stop();
            Told farewell = walk.farewell();

            assertThat(walk.certificate(farewell).split("\\.", -1)).hasSize(3);
            assertThat(walk.outcome(farewell)).isEqualTo("withdrawn");
        }
    }

    @Test
    void aCustomerGoesOnInKorean() {
        try (Walk walk = Walk.begin(gangway, "korean@example.org")) {
            walk.until("birth-date");
            walk.write("Korean please");
            Told birthDate = walk.nextQuestion();
            assertThat(birthDate.text()).contains("생년월일");
            walk.customer().say(birthDate, "1990년 5월 7일");
            Told nationality = walk.nextQuestion();
            assertThat(nationality.text()).contains("국적");
            walk.customer().say(nationality, "오스트리아");
            assertThat(walk.nextQuestion().text()).contains("이메일");
            walk.write("중단");

            Told farewell = walk.farewell();

            assertThat(farewell.text()).matches("(?s).*[가-힣].*");
            assertThat(walk.outcome(farewell)).isEqualTo("withdrawn");
        }
    }

    private void bankAndCustomerHaveTheSealedAgreement(String caseId, String email) throws Exception {
        JsonNode filed = gangway.bank().agreement(caseId);
        byte[] agreement = gangway.sandboxFile(
                "/v1/clients/" + filed.path("parentEntityId") + "/documents/" + filed.path("id") + "/attachment");
        assertThat(SealCheck.verifies(agreement)).isTrue();
        assertThat(gangway.sandbox("/mailbox?to=" + email.replace("@", "%40"))
                        .get(0)
                        .path("attachments"))
                .singleElement()
                .satisfies(attachment -> {
                    assertThat(attachment.path("sha256")).isEqualTo(filed.path("sha256"));
                    assertThat(gangway.sandboxFile(attachment.path("href").asText()))
                            .isEqualTo(agreement);
                });
    }

    private long number(String list) {
        return gangway.sandbox(list).path("totalFilteredRecords").asLong();
    }

    private String journal(String caseId) {
        return gangway.caseAndJournal(caseId).path("journal").toString();
    }
}
