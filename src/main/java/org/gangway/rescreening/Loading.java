// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.SealBroken;
import org.gangway.wire.Json;
import org.gangway.wire.TopicNames;

/** Finds out how it stands on a partition that has just been assigned: runs, hits, and who its customers are. */
record Loading(TopicNames names, Sweep sweep, CustomerKey key, Customers customers) {

    /** Runs and hits; who the customers are is found by {@link #more}. */
    void begin(Part part) {
        sweep.all(
                new TopicPartition(names.physical("rescreening.runs"), part.number),
                record -> part.take(Json.read(record.value(), RescreeningRun.class)));
        sweep.all(new TopicPartition(names.physical("rescreening.hits"), part.number), record -> stand(part, record));
        part.loaded = sweep.begin(topic(part));
    }

    private void stand(Part part, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            part.standing.remove(record.key());
            return;
        }
        part.standing.put(record.key(), standing(record.key(), Json.read(record.value(), StandingHit.class)));
    }

    private Part.Standing standing(String customer, StandingHit hit) {
        try {
            StandingHit.Content content = hit.opened(key, customer);
            return new Part.Standing(
                    content.entries(),
                    hit.reasons(),
                    hit.since(),
                    content.explained().hashCode(),
                    hit.customer());
        } catch (SealBroken otherKey) {
            // the hit will be news, which is better than to miss it
            return new Part.Standing(List.of(), hit.reasons(), hit.since(), 0, hit.customer());
        }
    }

    /** A slice of the customers up to where the group is. @return whether these were all */
    boolean more(Part part) {
        if (part.loaded >= part.live) {
            return true;
        }
        Sweep.Read read = sweep.read(topic(part), part.loaded, part.live);
        CustomerOpening opening = new CustomerOpening(key);
        List<Optional<Opened>> opened = read.records().parallelStream()
                .map(record -> record.key() == null || record.value() == null
                        ? Optional.<Opened>empty()
                        : Optional.of(opening.open(record.key(), record.value())))
                .toList();
        for (int at = 0; at < opened.size(); at++) {
            take(part, read.records().get(at), opened.get(at));
        }
        part.loaded = read.next();
        return part.loaded >= part.live;
    }

    /** From now on that is what the customer's record says. */
    void take(Part part, ConsumerRecord<String, byte[]> record, Optional<Opened> opened) {
        if (record.key() == null) {
            return;
        }
        if (opened.isEmpty()) {
            customers.remove(record.key());
            return;
        }
        customers.put(
                record.key(),
                part.number,
                record.offset(),
                opened.filter(Opened.Readable.class::isInstance)
                        .map(Opened.Readable.class::cast)
                        .map(Opened.Readable::person));
    }

    TopicPartition topic(Part part) {
        return new TopicPartition(names.physical("customers"), part.number);
    }
}
