// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.rescreening.StandingHit;
import org.gangway.wire.Json;

/**
 * What the console keeps of the standing hit of a customer: no name and nothing else of the person.
 *
 * @param partition with {@code offset}: where the record is
 * @param hits how many somebody has to look at
 * @param confirmed how many two people have confirmed
 * @param entries which these are; none where this process could not open it
 */
record HitView(
        int partition,
        long offset,
        String customer,
        String run,
        List<String> reasons,
        int hits,
        int confirmed,
        Instant since,
        List<Entry> entries) {

    /** The queue of those who are on nothing but lists of politically exposed persons. */
    static final String PEP = "pep";

    private static final String GRAVER = "compliance";

    /** Of whom everything is confirmed: nobody has to look. */
    private static final String CONFIRMED = "confirmed";

    /** All of them, the gravest one first. */
    static final List<String> QUEUES = List.of(GRAVER, PEP, CONFIRMED);

    /** An entry of a list, and how likely it is the customer. */
    record Entry(String list, String entity, String band) {}

    static HitView of(ConsumerRecord<String, byte[]> record, StandingHit hit, List<Entry> entries) {
        return new HitView(
                record.partition(),
                record.offset(),
                record.key(),
                hit.run(),
                hit.reasons(),
                hit.hits(),
                hit.confirmed(),
                hit.since(),
                entries);
    }

    /** Those in an explanation that are alerts. */
    static List<Entry> alerts(String explained) {
        try {
            return StreamSupport.stream(Json.MAPPER.readTree(explained).spliterator(), false)
                    .filter(hit -> hit.path("alert").asBoolean())
                    .map(HitView::entry)
                    .toList();
        } catch (JsonProcessingException other) {
            return List.of();
        }
    }

    private static Entry entry(JsonNode hit) {
        return new Entry(
                hit.path("list").asText(),
                hit.path("entity").asText(),
                hit.path("band").asText());
    }

    /** Says nothing of the customer, and is another one as soon as the hit has changed. */
    String id() {
        return partition + "-" + offset;
    }

    String queue() {
        if (hits == 0 && confirmed > 0) {
            return CONFIRMED;
        }
        return reasons.equals(List.of("sanctions.pep")) ? PEP : GRAVER;
    }

    /** Whom somebody might be taken for is personal data. */
    @Override
    public String toString() {
        return "HitView[" + id() + "]";
    }
}
