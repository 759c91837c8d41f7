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

    void show(Corpus corpus, MeterRegistry meters) {
        for (SanctionsList list : corpus.lists()) {
            Gauge.builder("gangway.list.age", () -> age(list).toSeconds())
                    .description("Age of a sanctions list")
                    .baseUnit("seconds")
                    .tag("list", list.name())
                    .register(meters);
        }
    }
}
