// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.util.Map;
import org.gangway.evidence.Purge;
import org.gangway.evidence.VendorClient;
import org.gangway.wire.Json;
import org.springframework.web.client.RestClient;

/**
 * Asks the vendor to delete an envelope, and to give it up before if it still goes on. A completed one is the bank's
 * contract: it stays for as long as the bank's own rules at the vendor say.
 */
final class EnvelopePurge implements Purge {
    private static final String ENVELOPE = "/v2.1/accounts/{account}/envelopes/{id}";

    private final RestClient esign;
    private final EsignSettings settings;

    EnvelopePurge(RestClient esign, EsignSettings settings) {
        this.esign = esign;
        this.settings = settings;
    }

    @Override
    public String vendor() {
        return "e-signature";
    }

    @Override
    public Answer purge(String caseId, Map<String, String> references) {
        String id = references.get("sign-envelope.envelope-id");
        if (id == null) {
            return new NothingHeld();
        }
        return VendorClient.answer(() -> deleted(id));
    }

    private Answer deleted(String id) {
        byte[] answer =
                esign.get().uri(ENVELOPE, settings.account(), id).retrieve().body(byte[].class);
        String status = Envelope.of(answer == null ? new byte[0] : answer).status();
        if (status.equals("completed")) {
            return new Retained(id, "signed-agreement");
        }
        if (!status.equals("declined") && !status.equals("voided")) {
            change(id, Map.of("status", "voided", "voidedReason", "The onboarding has ended."));
        }
        change(id, Map.of("purgeState", "documents_and_metadata_queued"));
        return new Purged(id);
    }

    private void change(String id, Map<String, String> change) {
        esign.put()
                .uri(ENVELOPE, settings.account(), id)
                .header("Content-Type", "application/json")
                .body(Json.write(change))
                .retrieve()
                .toBodilessEntity();
    }
}
