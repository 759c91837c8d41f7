// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;

/** The deletion certificates, from the views of closed cases in memory, else from what is on the topics. */
final class Certificates {

    private final CaseViews cases;
    private final Function<String, Optional<String>> older;

    Certificates(CaseViews cases, Function<String, Optional<String>> older) {
        this.cases = cases;
        this.older = older;
    }

    /** Compact JWS. */
    Optional<String> find(String caseId) {
        if (!CaseId.valid(caseId)) {
            return Optional.empty();
        }
        return cases.find(caseId).map(CaseView::certificate).or(() -> older.apply(caseId));
    }

    /** The case that a certificate is about, as it says itself. */
    static String caseOf(String jws) {
        return payload(jws).path("caseId").asText();
    }

    /** What a certificate says, for reading; whether it is true is what {@code gangway verify} tells. */
    static String statement(String jws) {
        JsonNode payload = payload(jws);
        return payload.isMissingNode() ? "" : payload.toPrettyString();
    }

    private static JsonNode payload(String jws) {
        try {
            byte[] payload = Base64.getUrlDecoder().decode(jws.split("\\.", 3)[1]);
            return Json.MAPPER.readTree(new String(payload, StandardCharsets.UTF_8));
        } catch (java.io.IOException | RuntimeException e) {
            return MissingNode.getInstance();
        }
    }
}
