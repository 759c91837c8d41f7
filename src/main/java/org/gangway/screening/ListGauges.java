// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** How old the sanctions lists are that people are screened against. */
record ListGauges(InstantSource clock) {

    /** From the day that the list names, or was written on, where it names none. */
    Duration age(SanctionsList list) {
        return Duration.between(list.date().atStartOfDay(ZoneOffset.UTC).toInstant(), clock.instant());
    }

    /** From now on. A list that comes later is shown from then on: none ever goes but by a restart. */
    void show(Corpora corpora, MeterRegistry meters) {
        Gauge.builder(
                        "gangway.list.files.broken",
                        () -> corpora.inUse().broken().size())
                .description("Files of sanctions lists that cannot be read")
                .register(meters);
        corpora.onChange(inUse -> inUse.lists().forEach(list -> show(list.name(), corpora, meters)));
    }

    private void show(String name, Corpora corpora, MeterRegistry meters) {
        Gauge.builder("gangway.list.age", () -> age(corpora.inUse(), name))
                .description("Age of a sanctions list")
                .baseUnit("seconds")
                .tag("list", name)
                .register(meters);
        Gauge.builder("gangway.list.refused", () -> refused(corpora.inUse(), name))
                .description("Whether an edition of the list was refused")
                .tag("list", name)
                .register(meters);
    }

    private double age(Corpora.InUse inUse, String name) {
        return inUse.corpus().lists().stream()
                .filter(list -> list.name().equals(name))
                .mapToDouble(list -> age(list).toSeconds())
                .max()
                .orElse(Double.NaN);
    }

    private static int refused(Corpora.InUse inUse, String name) {
        return (int) inUse.refused().stream()
                .filter(refusal -> refusal.list().equals(name))
                .count();
    }
}
