// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.util.Map;
import org.gangway.evidence.Purge;

/** Core banking keeps whom it opened an account for; the certificate says so instead of keeping silent. */
final class CoreBankingRetention implements Purge {

    @Override
    public String vendor() {
        return "core-banking";
    }

    @Override
    public Answer purge(String caseId, Map<String, String> references) {
        String client = references.get("open-account.client-id");
        return client == null ? new NothingHeld() : new Retained(client, "account-open");
    }
}
