// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoreBankingTest {
    private static final String CLIENT =
            """
            {"officeId":1,"firstname":"Ada","lastname":"Example","externalId":"c-1","active":true,
             "activationDate":"23 November 2026","dateFormat":"dd MMMM yyyy","locale":"en"}""";
    private static final String ACCOUNT =
            """
            {"clientId":%s,"productId":1,"externalId":"c-1","submittedOnDate":"2026-11-23",
             "dateFormat":"yyyy-MM-dd","locale":"en"}""";

    private final SandboxFixture bank;

    CoreBankingTest(@TempDir Path data) {
        bank = new SandboxFixture(data);
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void anAccountIsOpenedInFourCallsAsInFineract() {
        String client = bank.post("/v1/clients", CLIENT).path("clientId").asText();
        String id = bank.post("/v1/savingsaccounts", ACCOUNT.formatted(client))
                .path("savingsId")
                .asText();
        assertThat(command(id, "approve", "approvedOnDate").statusCode()).isEqualTo(200);
        assertThat(command(id, "activate", "activatedOnDate").statusCode()).isEqualTo(200);

        JsonNode account = bank.get("/v1/savingsaccounts/" + id);
        assertThat(account.path("accountNo").asText()).hasSize(9);
        assertThat(account.path("status").path("active").asBoolean()).isTrue();
        assertThat(bank.get("/v1/savingsaccounts").path("totalFilteredRecords").asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameIdempotencyKeyGetsTheStoredAnswer() {
        HttpResponse<String> first = bank.send("POST", "/v1/clients", CLIENT, "k");
        HttpResponse<String> again = bank.send("POST", "/v1/clients", CLIENT, "k");

        assertThat(first.headers().firstValue("x-served-from-cache")).isEmpty();
        assertThat(again.headers().firstValue("x-served-from-cache")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(bank.distinct("clients")).isEqualTo(1);
        assertThat(bank.repeats("clients")).isEqualTo(1);
    }

    @Test
    void theSameIdempotencyKeyIsRefusedWhileTheFirstRequestIsInProgress() {
        bank.turn("core", "slow", 1, 1500);
        CompletableFuture<HttpResponse<String>> first =
                CompletableFuture.supplyAsync(() -> bank.send("POST", "/v1/clients", CLIENT, "k"));
        Awaitility.await().until(() -> bank.get("/knobs").isEmpty());

        assertThat(bank.send("POST", "/v1/clients", CLIENT, "k").statusCode()).isEqualTo(409);
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(bank.distinct("clients")).isEqualTo(1);
    }

    @Test
    void aLostAnswerIsFoundAgainWithTheSameKey() {
        bank.turn("core", "partial", 1, 0);
        assertThat(bank.send("POST", "/v1/clients", CLIENT, "k").statusCode()).isEqualTo(500);
        assertThat(bank.send("POST", "/v1/clients", CLIENT, "k").statusCode()).isEqualTo(200);
        assertThat(bank.distinct("clients")).isEqualTo(1);
    }

    @Test
    void aDocumentNeedsAClientAFormANameAndAFile() {
        String client = bank.post("/v1/clients", CLIENT).path("clientId").asText();
        assertThat(bank.send("POST", "/v1/clients/1/documents", "x", "a").statusCode())
                .isEqualTo(404);
        assertThat(bank.send("POST", "/v1/clients/" + client + "/documents", "x", "b")
                        .statusCode())
                .isEqualTo(400);
        assertThat(bank.get("/v1/clients/" + client + "/documents")).isEmpty();
        assertThat(bank.send("GET", "/v1/clients/" + client + "/documents/1/attachment", "", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aClientIsFoundByItsExternalId() {
        String client = bank.post("/v1/clients", CLIENT).path("clientId").asText();
        assertThat(bank.get("/v1/clients?externalId=c-1")
                        .path("pageItems")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(client);
        assertThat(bank.get("/v1/clients?externalId=c-2")
                        .path("totalFilteredRecords")
                        .asInt())
                .isZero();
    }

    @Test
    void aFailureIsNotStored() {
        bank.turn("core", "down", 1, 0);
        assertThat(bank.send("POST", "/v1/clients", CLIENT, "k").statusCode()).isEqualTo(503);
        HttpResponse<String> second = bank.send("POST", "/v1/clients", CLIENT, "k");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("x-served-from-cache")).isEmpty();
    }

    @Test
    void anExternalIdOpensOneClientOnly() {
        bank.post("/v1/clients", CLIENT);
        assertThat(bank.send("POST", "/v1/clients", CLIENT, "other").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsMissingIsNamedButNotQuoted() {
        HttpResponse<String> answer = bank.send("POST", "/v1/clients", CLIENT.replace("lastname", "surname"), "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("lastname").doesNotContain("Ada");
        HttpResponse<String> date = bank.send("POST", "/v1/clients", CLIENT.replace("23 November", "yesterday"), "");
        assertThat(date.statusCode()).isEqualTo(400);
        assertThat(date.body()).contains("activationDate").doesNotContain("yesterday");
    }

    @Test
    void anAccountIsActivatedOnlyAfterItsApproval() {
        String client = bank.post("/v1/clients", CLIENT).path("clientId").asText();
        String id = bank.post("/v1/savingsaccounts", ACCOUNT.formatted(client))
                .path("savingsId")
                .asText();
        assertThat(command(id, "activate", "activatedOnDate").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> command(String id, String command, String date) {
        String body = "{\"%s\":\"2026-11-23\",\"dateFormat\":\"yyyy-MM-dd\",\"locale\":\"en\"}";
        return bank.send("POST", "/v1/savingsaccounts/" + id + "?command=" + command, body.formatted(date), "");
    }
}
