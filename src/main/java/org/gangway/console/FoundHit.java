// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gangway.compliance.ExemptionRecord;
import org.gangway.screening.Exemption;
import org.gangway.wire.Json;

/**
 * A hit of an opened review, as an exemption needs it: by the hashes in the evidence, and never by what a browser says.
 *
 * @param entry hash over what the list says
 * @param person hash over what was known of the customer
 */
record FoundHit(String list, String entity, String entry, String person) {

    /** @param fields of the review, opened */
    static Optional<FoundHit> in(Map<String, String> fields, String list, String entity) {
        return fields.values().stream()
                .filter(text -> text.startsWith("[{"))
                .flatMap(FoundHit::hits)
                .filter(hit -> hit.list.equals(list) && hit.entity.equals(entity))
                .findFirst();
    }

    private static Stream<FoundHit> hits(String text) {
        try {
            return StreamSupport.stream(Json.MAPPER.readTree(text).spliterator(), false)
                    .filter(hit -> hit.has("entryHash") && hit.has("personHash"))
                    .map(FoundHit::of);
        } catch (JsonProcessingException other) {
            return Stream.of();
        }
    }

    private static FoundHit of(JsonNode hit) {
        return new FoundHit(
                hit.path("list").asText(),
                hit.path("entity").asText(),
                hit.path("entryHash").asText(),
                hit.path("personHash").asText());
    }

    /** For a customer whom the bank knows by a reference of its own; the exemption desk hashes it. */
    ExemptionRecord.Terms ofReference(String reference, Exemption.Decision decision, String reason, LocalDate until) {
        return new ExemptionRecord.Terms(reference, person, decision, list, entity, entry, reason, until);
    }

    /** For the customer of this case, in later cases too. */
    ExemptionRecord.Terms terms(String caseId, Exemption.Decision decision, String reason, LocalDate until) {
        return ofReference(CaseId.conversation(caseId), decision, reason, until);
    }
}
