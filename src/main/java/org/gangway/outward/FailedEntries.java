// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the entries that EventBridge did not take, at every try. */
final class FailedEntries {
    private final Counter unsent;
    private final Counter refused;

    FailedEntries(MeterRegistry meters) {
        this.unsent = counter(meters, "unavailable");
        this.refused = counter(meters, "malformed");
    }

    private static Counter counter(MeterRegistry meters, String verdict) {
        return Counter.builder("gangway.batch.entries.failed")
                .description("Entries that EventBridge did not take, each try counted")
                .tag("verdict", verdict)
                .register(meters);
    }

    EventBus.Result counted(EventBus.Result result) {
        switch (result) {
            case EventBus.Result.Arrived ignored -> {}
            case EventBus.Result.Refused ignored -> refused.increment();
            case EventBus.Result.Unsent ignored -> unsent.increment();
        }
        return result;
    }
}
