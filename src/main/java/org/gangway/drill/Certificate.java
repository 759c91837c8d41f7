// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Base64;
import org.gangway.wire.Json;

/** What the deletion certificate of a case says. @param nothingOpensFrom T2 */
record Certificate(String caseId, String outcome, Instant nothingOpensFrom, String software) {

    static Certificate of(String jws) {
        JsonNode says = Json.read(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), JsonNode.class);
        return new Certificate(
                says.path("caseId").asText(),
                says.path("outcome").asText(),
                Instant.parse(says.path("nothingOpensFrom").asText()),
                says.path("software").asText());
    }
}
