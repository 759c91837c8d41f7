// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.content;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.method;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withServerError;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gangway.evidence.Purge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

class EnvelopePurgeTest {
    private static final String ENVELOPE = "https://vendor.example/v2.1/accounts/a/envelopes/e-1";
    private static final Map<String, String> REFERENCES = Map.of("sign-envelope.envelope-id", "e-1");

    private final RestClient.Builder client = RestClient.builder().baseUrl("https://vendor.example");
    private final MockRestServiceServer vendor =
            MockRestServiceServer.bindTo(client).build();
    private final EnvelopePurge purge = new EnvelopePurge(
            client.build(), new EsignSettings("", "a", "", List.of(), 30, Duration.ofMinutes(1), Duration.ofDays(1)));

    @AfterEach
    void everythingWasAsked() {
        vendor.verify();
    }

    @Test
    void aCaseWithoutAnEnvelopeAsksNobody() {
        assertThat(purge.purge("case", Map.of())).isEqualTo(new Purge.NothingHeld());
    }

    @Test
    void anEnvelopeThatGoesOnIsGivenUpFirst() {
        standing("delivered");
        change("{\"status\":\"voided\",\"voidedReason\":\"The onboarding has ended.\"}");
        change("{\"purgeState\":\"documents_and_metadata_queued\"}");

        assertThat(purge.purge("case", REFERENCES)).isEqualTo(new Purge.Purged("e-1"));
    }

    @Test
    void aDeclinedOneIsDeletedAsItIs() {
        standing("declined");
        change("{\"purgeState\":\"documents_and_metadata_queued\"}");

        assertThat(purge.purge("case", REFERENCES)).isEqualTo(new Purge.Purged("e-1"));
    }

    @Test
    void aSignedOneIsTheBanksContract() {
        standing("completed");

        assertThat(purge.purge("case", REFERENCES)).isEqualTo(new Purge.Retained("e-1", "signed-agreement"));
    }

    @Test
    void oneThatIsGoneIsGone() {
        vendor.expect(requestTo(ENVELOPE)).andRespond(withStatus(HttpStatus.NOT_FOUND));

        assertThat(purge.purge("case", REFERENCES)).isEqualTo(new Purge.NothingHeld());
    }

    @Test
    void aVendorThatDoesNotAnswerIsAskedAgain() {
        vendor.expect(requestTo(ENVELOPE)).andRespond(withServerError());

        assertThat(purge.purge("case", REFERENCES)).isEqualTo(new Purge.Unavailable());
    }

    private void standing(String status) {
        vendor.expect(requestTo(ENVELOPE))
                .andExpect(method(HttpMethod.GET))
                .andRespond(withSuccess(
                        "{\"envelopeId\":\"e-1\",\"status\":\"" + status + "\"}", MediaType.APPLICATION_JSON));
    }

    private void change(String body) {
        vendor.expect(requestTo(ENVELOPE))
                .andExpect(method(HttpMethod.PUT))
                .andExpect(content().json(body))
                .andRespond(withSuccess("{}", MediaType.APPLICATION_JSON));
    }
}
