// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.rescreening.CustomerOpening;
import org.gangway.rescreening.Opened;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the bank says of the customer of a hit now.
 *
 * @param person as the bank has put it on {@code customers}, opened; null where there is nothing to show
 * @param note why there is nothing, or what to mind; empty where there is nothing to say
 */
record KnownCustomer(@Nullable JsonNode person, String note) {

    /** As reviewers read it, and as the lines of an explained hit call it. */
    private static final List<Member> MEMBERS = List.of(
            new Member("name", "name"),
            new Member("birthDate", "birth-date"),
            new Member("nationality", "nationality"),
            new Member("gender", "gender"),
            new Member("document", "document"),
            new Member("customer", "customer"));

    private record Member(String json, String shown) {}

    /**
     * @param newest the record of the customer, where there is one
     * @param screened offset of the record that the hit was found of
     */
    static KnownCustomer of(CustomerOpening opening, Optional<ConsumerRecord<String, byte[]>> newest, long screened) {
        return newest.filter(record -> record.value() != null)
                .map(record -> of(opening.open(record.key(), record.value()), record.offset() > screened))
                .orElseGet(
                        () -> new KnownCustomer(
                                null,
                                "The bank’s record of this customer is not there any more: nobody of this number is a customer now. The hit goes once rescreening has seen that."));
    }

    static KnownCustomer notRead() {
        return new KnownCustomer(
                null,
                "The bank’s record of this customer could not be read just now. Open the hit again; if it stays so, let the console read the topic customers.");
    }

    private static KnownCustomer of(Opened opened, boolean changed) {
        return switch (opened) {
            case Opened.Unreadable unreadable ->
                new KnownCustomer(
                        null,
                        "The bank’s record of this customer cannot be read (" + unreadable.cause()
                                + "). The hit is of the record before it.");
            case Opened.Readable readable ->
                new KnownCustomer(
                        Json.read(readable.json(), JsonNode.class),
                        changed
                                ? "The bank has changed its record of this customer since the hit was explained: rescreening comes to it, and the hit may go or change."
                                : "");
        };
    }

    /** By the name that the lines of an explained hit have for it; only what the bank has said. */
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        if (person != null) {
            for (Member member : MEMBERS) {
                String said = person.path(member.json).asText("");
                if (!said.isEmpty()) {
                    answers.put(member.shown, said);
                }
            }
        }
        return answers;
    }

    /** Personal data. */
    @Override
    public String toString() {
        return "KnownCustomer[***]";
    }
}
