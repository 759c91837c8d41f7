// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.vendors.Report;
import org.gangway.wire.Json;

/**
 * An envelope as the vendor describes it in answers, lists and webhooks. In any order and any number of times the same
 * end gives the same report.
 *
 * @param reference our token for the command that made it; empty if it has none
 */
record Envelope(String id, String status, String reference) {
    /** The envelope's custom field that holds {@link #reference}. */
    static final String FIELD = "gangway";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** @throws Json.Malformed if it is no envelope's description */
    static Envelope of(byte[] answer) {
        return of(Json.read(answer, JsonNode.class));
    }

    static Envelope of(JsonNode described) {
        return of(described.path("envelopeId").asText(), described);
    }

    static Envelope of(String id, JsonNode described) {
        String status = described.path("status").asText();
        if (!ID.matcher(id).matches() || status.isEmpty()) {
            throw new Json.Malformed("Envelope");
        }
        for (JsonNode field : described.path("customFields").path("textCustomFields")) {
            if (field.path("name").asText().equals(FIELD)) {
                return new Envelope(id, status, field.path("value").asText());
            }
        }
        return new Envelope(id, status, "");
    }

    /** What the step replies about it as it stands. */
    Reply reply() {
        return ended().orElseGet(() -> reply(Reply.Kind.STARTED));
    }

    /** Empty as long as it goes on, or has nothing to do with us. */
    Optional<Report> report() {
        return reference.isEmpty() ? Optional.empty() : ended().map(reply -> new Report(reference, status, reply));
    }

    /** Whoever gave it up for the bank decides how the case goes on; a customer who lets it lie is the step's expiry. */
    private Optional<Reply> ended() {
        return switch (status) {
            case "completed" -> Optional.of(reply(Reply.Kind.DONE));
            case "declined" -> Optional.of(reply(Reply.Kind.DECLINED, "agreement.declined"));
            case "voided" -> Optional.of(reply(Reply.Kind.FAIL, "envelope.voided"));
            default -> Optional.empty();
        };
    }

    private Reply reply(Reply.Kind kind, String... reasons) {
        return Reply.of(kind, reasons).with(Map.of("envelope-id", Value.open(id)));
    }
}
