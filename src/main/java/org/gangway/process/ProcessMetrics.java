// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.Decision;

/** What the process counts. Labels are steps and outcomes, never people. */
final class ProcessMetrics {
    private final MeterRegistry registry;
    private final Counter ignored;
    private final Counter parked;

    ProcessMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.ignored = Counter.builder("gangway.inputs.ignored")
                .description("Duplicates, and replies without an outstanding command")
                .register(registry);
        this.parked = Counter.builder("gangway.inputs.parked")
                .description("Records that can never be read")
                .register(registry);
    }

    void ignored() {
        ignored.increment();
    }

    void parked() {
        parked.increment();
    }

    void decided(Decision decision) {
        for (CaseEvent event : decision.events()) {
            if (event instanceof CaseEvent.OutcomeDecided decided) {
                registry.counter(
                                "gangway.outcomes", "outcome", decided.outcome().word())
                        .increment();
            }
        }
    }
}
