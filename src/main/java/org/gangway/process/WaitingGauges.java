// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What this instance's open cases wait for, counted when somebody asks. */
final class WaitingGauges {
    /** One scrape reads every gauge; the cases are gone through once for all of them. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Set<OpenSteps> tasks = ConcurrentHashMap.newKeySet();
    private final Set<String> steps = ConcurrentHashMap.newKeySet();
    private @Nullable Summary latest;

    private record Summary(
            Instant at, int open, Map<String, Integer> waiting, Map<String, Instant> oldest, Instant decided) {}

    WaitingGauges(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        gauge("gangway.cases.open", Summary::open, "Cases of this instance that are not closed")
                .register(registry);
        gauge(
                        "gangway.shred.age",
                        summary -> age(summary, summary.decided),
                        "Age of the oldest outcome whose case key is still there")
                .baseUnit("seconds")
                .register(registry);
    }

    void add(OpenSteps task) {
        tasks.add(task);
    }

    void remove(OpenSteps task) {
        tasks.remove(task);
    }

    /** From now on there are gauges for this step, at zero if nothing waits there. @return whether it is new */
    boolean know(String step) {
        if (!steps.add(step)) {
            return false;
        }
        gauge(
                        "gangway.cases.waiting",
                        summary -> summary.waiting.getOrDefault(step, 0),
                        "Open cases that wait at this step")
                .tag("step", step)
                .register(registry);
        gauge(
                        "gangway.commands.oldest",
                        summary -> age(summary, summary.oldest.getOrDefault(step, summary.at)),
                        "Age of the oldest command that a hand has not answered for good")
                .baseUnit("seconds")
                .tag("step", step)
                .register(registry);
        return true;
    }

    private Gauge.Builder<WaitingGauges> gauge(String name, ToDoubleFunction<Summary> value, String description) {
        return Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.summary()))
                .description(description);
    }

    private static double age(Summary summary, Instant since) {
        return Math.max(0, Duration.between(since, summary.at).toMillis() / 1000.0);
    }

    private synchronized Summary summary() {
        Instant now = clock.instant();
        Summary known = latest;
        if (known != null && Duration.between(known.at, now).compareTo(FRESH) < 0 && !now.isBefore(known.at)) {
            return known;
        }
        Summary fresh = sum(now);
        latest = fresh;
        return fresh;
    }

    private Summary sum(Instant now) {
        int[] open = {0};
        Instant[] decided = {now};
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, Instant> oldest = new HashMap<>();
        tasks.stream().flatMap(OpenSteps::all).forEach(file -> {
            open[0]++;
            decided[0] = earlier(decided[0], file.decidedAt().orElse(now));
            file.steps().forEach(step -> {
                waiting.merge(step.step(), 1, Integer::sum);
                if (step.withHand()) {
                    oldest.merge(step.step(), step.since(), WaitingGauges::earlier);
                }
            });
        });
        return new Summary(now, open[0], waiting, oldest, decided[0]);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
