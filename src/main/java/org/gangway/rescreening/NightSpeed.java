// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.screening.InventedCustomers;
import org.gangway.screening.Watchlists;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.Keystore;
import org.gangway.wire.Json;
import org.gangway.wire.TopicNames;

/** How long a night takes: customers are filled into a cluster, screened as they come, and all of them again. */
public final class NightSpeed {

    private static final Instant EVENING = Instant.parse("2026-01-01T20:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-01-02T03:00:00Z");
    private static final double NANOS = 1e9;
    private static final int SLICE = 2_000;
    private static final int BATCH = 10_000;

    private final Map<String, Object> client;
    private final CustomerKey key;
    private final Watchlists watchlists;
    private final int count;
    private final Duration patience;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /**
     * @param client of a cluster that has the topics, and no customers
     * @param keys folder for the key
     * @param patience for each of the parts
     */
    public NightSpeed(Map<String, Object> client, Path keys, Watchlists watchlists, int count, Duration patience) {
        this.client = client;
        this.key = Keystore.open(keys).customerKey();
        this.watchlists = watchlists;
        this.count = count;
        this.patience = patience;
    }

    /** Seconds and rates by name. */
    public Map<String, Object> measure(InventedCustomers customers) {
        figures.put("customers", count);
        timed("fill_seconds", () -> fill(customers));
        AtomicReference<Instant> time = new AtomicReference<>(EVENING);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        RescreeningLoop loop = loop(registry, time);
        timed("first_seconds", () -> {
            loop.start();
            await(registry, RunKind.CUSTOMER);
        });
        loop.stop();
        night(time);
        return figures;
    }

    private void night(AtomicReference<Instant> time) {
        long before = used();
        SimpleMeterRegistry night = new SimpleMeterRegistry();
        RescreeningLoop again = loop(night, time);
        try {
            timed("load_seconds", () -> {
                again.start();
                awaitAll(night, "gangway.rescreening.customers");
            });
            figures.put("bytes_per_customer", (used() - before) / count);
            timed("night_seconds", () -> {
                time.set(NIGHT);
                await(night, RunKind.NIGHTLY);
            });
        } finally {
            again.stop();
        }
        double seconds = (double) figures.getOrDefault("night_seconds", 0.0);
        figures.put("night_per_second", Math.round(count / seconds));
        figures.put(
                "hits", (long) night.get("gangway.rescreening.standing").gauge().value());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private RescreeningLoop loop(SimpleMeterRegistry registry, AtomicReference<Instant> time) {
        Rescreener.Needs needs = new Rescreener.Needs(
                () -> client,
                TopicNames.of(TopicNames.DEFAULT_PREFIX),
                key,
                watchlists,
                new RescreeningSettings(true, "0 0 2 * * *", ZoneOffset.UTC, SLICE),
                new RescreeningMeters(registry, time::get),
                time::get);
        return new RescreeningLoop(() -> new Rescreener(needs));
    }

    private void fill(InventedCustomers customers) {
        Map<String, Object> settings = new HashMap<>(client);
        // Topics are new here, and a partition whose leader is not there yet must not get the second batch before the
        // first.
        settings.put("max.in.flight.requests.per.connection", 1);
        settings.put("linger.ms", 20);
        settings.put("batch.size", 131_072);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            String topic = TopicNames.of(TopicNames.DEFAULT_PREFIX).physical("customers");
            for (int from = 0; from < count; from += BATCH) {
                IntStream.range(from, Math.min(count, from + BATCH))
                        .parallel()
                        .mapToObj(number -> new ProducerRecord<>(
                                topic,
                                Integer.toString(number),
                                sealed(Integer.toString(number), customers.json(number))))
                        .forEach(producer::send);
            }
        }
    }

    private byte[] sealed(String customer, byte[] person) {
        return Json.write(new CustomerRecord(key.seal().id(), key.seal().seal(CustomerRecord.USE, customer, person)));
    }

    private void await(SimpleMeterRegistry registry, RunKind kind) {
        await(() -> registry.find("gangway.rescreened").tag("step", kind.word()).counters().stream()
                        .mapToDouble(Counter::count)
                        .sum()
                >= count);
    }

    private void awaitAll(SimpleMeterRegistry registry, String gauge) {
        await(() -> registry.get(gauge).gauge().value() >= count);
    }

    private void await(BooleanSupplier done) {
        long until = System.nanoTime() + patience.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("rescreening did not get through within " + patience);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void timed(String name, Runnable part) {
        long began = System.nanoTime();
        part.run();
        figures.put(name, Math.round((System.nanoTime() - began) / NANOS * 100) / 100.0);
    }
}
