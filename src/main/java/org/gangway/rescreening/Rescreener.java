// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.gangway.screening.Watchlists;
import org.gangway.sealing.CustomerKey;
import org.gangway.wire.TopicNames;

/**
 * The work on the partitions of one instance, on one thread: customers who have changed as they come, and in between a slice
 * of loading or of a run. Memory holds nothing that is not on Kafka, so after any failure another one begins anew.
 */
final class Rescreener implements AutoCloseable, ConsumerRebalanceListener {

    private static final Duration IDLE = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Sweep sweep;
    private final Map<Integer, Part> parts = new TreeMap<>();
    private final Customers customers;
    private final Loading loading;
    private final Work work;
    private final Reconsidering reconsidering;
    private final TopicNames names;
    private final RescreeningMeters meters;
    private final InstantSource clock;

    /** What it needs of the installation. */
    record Needs(
            Supplier<Map<String, Object>> client,
            TopicNames names,
            CustomerKey key,
            Watchlists watchlists,
            RescreeningSettings settings,
            RescreeningMeters meters,
            InstantSource clock) {}

    Rescreener(Needs needs) {
        Map<String, Object> client = needs.client().get();
        this.names = needs.names();
        this.meters = needs.meters();
        this.clock = needs.clock();
        this.consumer =
                Clients.consumer(client, names.prefix(), needs.settings().slice());
        this.sweep = new Sweep(client, needs.settings().slice());
        this.producer = Clients.producer(client, names.prefix());
        this.customers = new Customers(needs.watchlists().customerNames());
        this.loading = new Loading(names, sweep, needs.key(), customers);
        Transactions transactions = new Transactions(consumer, producer);
        this.work = new Work(needs, loading, transactions);
        this.reconsidering = new Reconsidering(needs, loading, transactions);
    }

    /** Works for as long as it is wanted. @throws RuntimeException when something failed: make another one */
    void run(BooleanSupplier wanted) {
        consumer.subscribe(List.of(names.physical("customers")), this);
        boolean busy = false;
        while (wanted.getAsBoolean()) {
            ConsumerRecords<String, byte[]> changed = consumer.poll(busy ? Duration.ZERO : IDLE);
            for (TopicPartition partition : changed.partitions()) {
                changed(partition, changed.records(partition));
            }
            busy = step();
            meters.stand(parts.values(), customers.size());
            if (customers.worn()) {
                throw new IllegalStateException("the index of customers is worn");
            }
        }
    }

    private void changed(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
        Part part = parts.get(partition.partition());
        if (part != null) {
            work.changed(part, records);
        }
    }

    /** A slice of whatever is to be done. @return whether there was any */
    private boolean step() {
        for (Part part : parts.values()) {
            if (!part.ready) {
                load(part);
                return true;
            }
        }
        for (Part part : parts.values()) {
            reconsidering.look(part);
            Optional<RescreeningRun> next = work.next(part);
            if (next.isPresent()) {
                work.slice(part, next.get());
                listen(part);
                return true;
            }
        }
        return false;
    }

    private void load(Part part) {
        if (loading.more(part)) {
            part.ready = true;
            listen(part);
        }
    }

    /** New customers are screened as they come: until it is known with what the others were, they wait. */
    private void listen(Part part) {
        if (part.lists().isPresent()) {
            consumer.resume(List.of(loading.topic(part)));
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        for (TopicPartition partition : assigned) {
            Part part = new Part(partition.partition(), clock.instant());
            part.live = consumer.position(partition);
            loading.begin(part);
            parts.put(part.number, part);
        }
        consumer.pause(assigned);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        for (TopicPartition partition : revoked) {
            parts.remove(partition.partition());
            customers.leave(partition.partition());
        }
    }

    @Override
    public void close() {
        try (producer;
                sweep;
                consumer) {
            parts.clear();
        }
    }
}
