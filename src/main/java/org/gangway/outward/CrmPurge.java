// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.gangway.evidence.Purge;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the CRM to delete a lead: {@code POST /crm/leads/{id}/purge}. */
final class CrmPurge implements Purge {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final RestClient crm;

    /** @param token bearer token, as the routes send it; empty: none */
    CrmPurge(String url, String token) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(LIMIT);
        this.crm = RestClient.builder()
                .baseUrl(url)
                .requestFactory(factory)
                .defaultHeaders(headers -> {
                    if (!token.isEmpty()) {
                        headers.setBearerAuth(token);
                    }
                })
                .build();
    }

    @Override
    public String vendor() {
        return "crm";
    }

    @Override
    public Answer purge(String caseId, Map<String, String> references) {
        String lead = references.get("open-lead.lead-id");
        if (lead == null) {
            return new NothingHeld();
        }
        try {
            crm.post()
                    .uri("/crm/leads/{id}/purge", lead)
                    .header("Idempotency-Key", caseId + ".purge")
                    .retrieve()
                    .toBodilessEntity();
            return new Purged(lead);
        } catch (HttpClientErrorException.NotFound e) {
            return new NothingHeld();
        } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden e) {
            return new Denied();
        } catch (RestClientException e) {
            return new Unavailable();
        }
    }
}
