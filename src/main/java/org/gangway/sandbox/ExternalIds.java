// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** As Fineract: the same external id twice is refused. That is a bank's second line against a double opening. */
final class ExternalIds {
    private final String kind;
    private final Map<String, Long> ids;

    /** @param kind {@code client} or {@code account} */
    ExternalIds(String kind, int remember) {
        this.kind = kind;
        this.ids = Bounded.map(remember);
    }

    /** @throws Refusal if another one has the external id of this body */
    void take(JsonNode body, long id) {
        String externalId = body.path("externalId").asText();
        if (!externalId.isEmpty() && ids.putIfAbsent(externalId, id) != null) {
            throw Fineract.fault(403, "error.msg." + kind + ".duplicate.externalId", "externalId");
        }
    }

    Optional<Long> find(String externalId) {
        return Optional.ofNullable(ids.get(externalId));
    }
}
