// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.Json;

/** What the journals say of cases between which a new version of their scenario was published. */
final class Upgraded {
    private static final String SCENARIO = "drill-account";

    private final Map<String, Seen> cases = new HashMap<>();
    private final Map<String, Integer> signed = new TreeMap<>();

    /** One case, as far as it has been read. */
    private static final class Seen {
        private int version;
        private int phones;
        private Instant opened = Instant.MAX;
        private Instant closed = Instant.MAX;
        private String outcome = "";
    }

    /** A record of {@code events}; of one partition in their order. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        JsonNode event = Json.read(record.value(), JsonNode.class);
        Instant at = Instant.parse(event.path("at").asText());
        String key = new String(record.key(), StandardCharsets.US_ASCII);
        switch (event.path("type").asText()) {
            case "case-opened" -> opened(key, event, at);
            case "field-answered" ->
                seen(key).phones += event.path("field").asText().equals("phone") ? 1 : 0;
            case "outcome-decided" -> seen(key).outcome = event.path("outcome").asText();
            case "case-closed" -> closed(key, event, at);
            default -> {}
        }
    }

    private void opened(String key, JsonNode event, Instant at) {
        if (event.path("scenario").path("name").asText().equals(SCENARIO)) {
            Seen seen = new Seen();
            seen.version = event.path("scenario").path("version").asInt();
            seen.opened = at;
            cases.put(key, seen);
        }
    }

    private void closed(String key, JsonNode event, Instant at) {
        seen(key).closed = at;
        signed.merge(Certificate.of(event.path("certificate").asText()).software(), 1, Integer::sum);
    }

    private Seen seen(String key) {
        return cases.getOrDefault(key, new Seen());
    }

    /** By the name of the software, how many certificates it signed. */
    Map<String, Integer> signed() {
        return signed;
    }

    /** How many cases with this version of the scenario were opened before one time and closed after another. */
    long over(int version, Instant from, Instant until) {
        return cases.values().stream()
                .filter(seen -> seen.version == version && seen.opened.isBefore(from) && seen.closed.isAfter(until))
                .count();
    }

    /** @param published from when on a case may, @param inEffect and must have version 2 */
    List<String> findings(Instant published, Instant inEffect) {
        List<String> findings = new ArrayList<>();
        cases.forEach((conversation, seen) -> {
            boolean wrong = seen.version == 2 ? seen.opened.isBefore(published) : !seen.opened.isBefore(inEffect);
            if (wrong) {
                findings.add(
                        "the case of " + conversation + " began at " + seen.opened + " with version " + seen.version);
            }
            int expected = seen.version == 2 && seen.outcome.equals("APPROVED") ? 1 : 0;
            if (seen.phones != expected && !(seen.version == 2 && seen.outcome.equals("REFUSED"))) {
                findings.add("the case of " + conversation + " with version " + seen.version + " has " + seen.phones
                        + " answers to the question of version 2");
            }
        });
        return findings;
    }
}
