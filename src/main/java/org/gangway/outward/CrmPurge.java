// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.gangway.evidence.Purge;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the CRM to delete a lead: {@code POST /crm/leads/{id}/purge}. */
final class CrmPurge implements Purge {
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final RestClient crm;

    CrmPurge(String url) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(LIMIT);
        this.crm = RestClient.builder().baseUrl(url).requestFactory(factory).build();
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
            HttpStatusCode status = crm.post()
                    .uri("/crm/leads/{id}/purge", lead)
                    .header("Idempotency-Key", caseId + ".purge")
                    .retrieve()
                    .onStatus(code -> code.value() == 404, (request, response) -> {})
                    .toBodilessEntity()
                    .getStatusCode();
            return status.value() == 404 ? new NothingHeld() : new Purged(lead);
        } catch (RestClientException e) {
            return new Unavailable();
        }
    }
}
