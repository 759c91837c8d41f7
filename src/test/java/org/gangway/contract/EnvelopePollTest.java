// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.queryParam;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withServerError;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gangway.vendors.Report;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.client.ResponseCreator;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

class EnvelopePollTest {
    private final RestClient.Builder client = RestClient.builder().baseUrl("https://vendor.example");
    private final MockRestServiceServer vendor =
            MockRestServiceServer.bindTo(client).build();
    private final List<Report> reports = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final EnvelopePoll poll = new EnvelopePoll(
            client.build(),
            new EsignSettings("", "a", "", List.of(), 30, Duration.ofMinutes(15), Duration.ofDays(7)),
            report -> !report.reference().equals("foreign") && reports.add(report),
            () -> now);

    @AfterEach
    void everythingWasAsked() {
        vendor.verify();
    }

    @Test
    void everyPageIsRead() {
        asked("2026-11-16T10:00:00Z", 0, page(0, 1, 3, ended("e-1", "t-1"), ended("e-2", "t-2")));
        asked("2026-11-16T10:00:00Z", 2, page(2, 2, 3, ended("e-3", "t-3")));

        assertThat(poll.poll()).isEqualTo(3);

        assertThat(reports).extracting(Report::reference).containsExactly("t-1", "t-2", "t-3");
    }

    @Test
    void whatIsNotOursIsNotCounted() {
        asked(
                "2026-11-16T10:00:00Z",
                0,
                page(0, 1, 2, ended("e-1", "foreign"), "{\"envelopeId\":\"e-2\",\"status\":\"voided\"}"));

        assertThat(poll.poll()).isZero();
    }

    @Test
    void nothingEndedIsOneQuestion() {
        asked("2026-11-16T10:00:00Z", 0, withSuccess("{\"totalSetSize\":\"0\"}", MediaType.APPLICATION_JSON));

        assertThat(poll.poll()).isZero();
    }

    @Test
    void windowsOverlapAndAFailedOneIsAskedForAgain() {
        asked("2026-11-16T10:00:00Z", 0, page(0, 0, 0));
        asked("2026-11-23T09:55:00Z", 0, withServerError());
        asked("2026-11-23T09:55:00Z", 0, page(0, 0, 0));
        asked("2026-11-23T10:25:00Z", 0, page(0, 0, 0));

        poll.poll();
        now = now.plus(Duration.ofMinutes(15));
        assertThatThrownBy(poll::poll).isInstanceOf(RestClientException.class);
        now = now.plus(Duration.ofMinutes(15));
        poll.poll();
        poll.poll();
    }

    private void asked(String since, int start, ResponseCreator answer) {
        vendor.expect(requestTo(Matchers.startsWith("https://vendor.example/v2.1/accounts/a/envelopes?")))
                .andExpect(queryParam("from_date", since.replace(":", "%3A")))
                .andExpect(queryParam("start_position", Integer.toString(start)))
                .andExpect(queryParam("include", "custom_fields"))
                .andRespond(answer);
    }

    private static ResponseCreator page(int from, int to, int all, String... envelopes) {
        return withSuccess(
                "{\"envelopes\":[%s],\"startPosition\":\"%d\",\"endPosition\":\"%d\",\"totalSetSize\":\"%d\"}"
                        .formatted(String.join(",", envelopes), from, to, all),
                MediaType.APPLICATION_JSON);
    }

    private static String ended(String id, String token) {
        return """
                {"envelopeId":"%s","status":"completed",
                 "customFields":{"textCustomFields":[{"name":"gangway","value":"%s"}]}}"""
                .formatted(id, token);
    }
}
