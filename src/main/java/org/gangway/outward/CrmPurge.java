// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.util.Map;
import org.gangway.evidence.Purge;
import org.gangway.evidence.VendorClient;
import org.springframework.web.client.RestClient;

/** Asks the CRM to delete a lead: {@code POST /crm/leads/{id}/purge}. */
final class CrmPurge implements Purge {
    private final RestClient crm;

    CrmPurge(RestClient crm) {
        this.crm = crm;
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
        return VendorClient.answer(() -> {
            crm.post()
                    .uri("/crm/leads/{id}/purge", lead)
                    .header("Idempotency-Key", caseId + ".purge")
                    .retrieve()
                    .toBodilessEntity();
            return new Purged(lead);
        });
    }
}
