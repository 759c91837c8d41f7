// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What rescreening counts. Labels are kinds of runs and verdicts, never people. */
final class RescreeningMeters {

    private static final List<String> VERDICTS =
            List.of("pass", RescreeningRecord.REFER, RescreeningRecord.CONFIRMED, RescreeningRecord.UNREADABLE);

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Counter news;
    private final Counter parked;
    private final AtomicLong oldest = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger known = new AtomicInteger();
    private final AtomicInteger standing = new AtomicInteger();

    RescreeningMeters(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        this.news = registry.counter("gangway.rescreening.news");
        this.parked = registry.counter("gangway.dead.letters", "step", "rescreening");
        for (RunKind kind : RunKind.values()) {
            VERDICTS.forEach(verdict -> customers(kind, verdict)); // or an alert could not see its first step
        }
        Gauge.builder("gangway.rescreening.age", this::age)
                .description("Since when some customer may not have been screened again")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("gangway.rescreening.customers", known, AtomicInteger::get)
                .description("Customers on the partitions of this instance")
                .register(registry);
        Gauge.builder("gangway.rescreening.standing", standing, AtomicInteger::get)
                .description("Customers who have a hit")
                .register(registry);
    }

    private double age() {
        long since = oldest.get();
        return since == Long.MAX_VALUE
                ? 0
                : Duration.between(Instant.ofEpochMilli(since), clock.instant()).toSeconds();
    }

    void found(Collection<RescreeningRecord> found) {
        found.forEach(one -> customers(one.kind(), one.verdict()).increment());
        news.increment(found.stream().filter(RescreeningRecord::news).count());
    }

    void parked(int count) {
        parked.increment(count);
    }

    /** How it stands on the partitions of this instance. */
    void stand(Collection<Part> parts, int customers) {
        known.set(customers);
        standing.set(parts.stream().mapToInt(part -> part.standing.size()).sum());
        oldest.set(parts.stream()
                .mapToLong(part -> part.whole().toEpochMilli())
                .min()
                .orElse(Long.MAX_VALUE));
    }

    private Counter customers(RunKind kind, String verdict) {
        return Counter.builder("gangway.rescreened")
                .description("Customers screened again")
                .tag("step", kind.word())
                .tag("verdict", verdict)
                .register(registry);
    }
}
