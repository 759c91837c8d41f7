// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.gangway.wire.CloudEvents;
import org.gangway.wire.DeadLetters;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.TopicNames;

/**
 * What one transaction writes, each record on the partition of the customer: whoever is assigned that finds all of it there,
 * however the bank's producer chose the partition.
 */
final class Outputs {

    private static final String SOURCE = "/gangway/rescreening";

    private final TopicNames names;
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();

    Outputs(TopicNames names) {
        this.names = names;
    }

    List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    void found(int partition, String customer, RescreeningRecord found) {
        add(
                "rescreenings",
                partition,
                customer,
                Json.write(found),
                Headers.CUSTOMER_RESCREENED,
                found.run() + "/" + partition + "/" + found.customer(),
                found.at());
    }

    void progress(RescreeningRun run, Instant now) {
        add(
                "rescreening.runs",
                run.partition(),
                run.key(),
                Json.write(run),
                Headers.RESCREENING_RUN,
                run.key() + "/" + run.position(),
                now);
    }

    void standing(int partition, String customer, StandingHit hit, long offset) {
        add(
                "rescreening.hits",
                partition,
                customer,
                Json.write(hit),
                Headers.RESCREENING_HIT,
                hit.run() + "/" + partition + "/" + offset,
                hit.since());
    }

    void cleared(int partition, String customer) {
        records.add(new ProducerRecord<>(names.physical("rescreening.hits"), partition, customer, null));
    }

    /** Puts the record of a customer aside as it came. */
    void park(ConsumerRecord<String, byte[]> unreadable, String cause) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(names.physical("dead-letters"), unreadable.key(), unreadable.value());
        Map<String, String> why =
                DeadLetters.headers(cause, unreadable.topic(), unreadable.partition(), unreadable.offset());
        why.forEach((name, text) -> letter.headers().add(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        records.add(letter);
    }

    private void add(String topic, int partition, String key, byte[] value, String type, String id, Instant at) {
        records.add(new ProducerRecord<>(
                names.physical(topic), partition, key, value, CloudEvents.headers(type, SOURCE, id, at)));
    }
}
