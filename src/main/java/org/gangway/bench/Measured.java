// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.util.Map;
import org.gangway.wire.TopicNames;

/** A stretch of work, and what it cost. */
record Measured(Flow.Stretch stretch, Written written, ThreadTimes cpu) {

    double recordsPerCase() {
        return (double) written.all().records() / stretch.cases();
    }

    double busySeconds() {
        return cpu.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /**
     * Two seals for every message in and out (shut and open), a key for each case and two unwrappings of it, and 4 fields,
     * each opened twice.
     *
     * @param costs microseconds by operation, see {@link SealingCost}
     */
    double sealingSeconds(Map<String, Double> costs, TopicNames topics) {
        double micros = records(topics.physical("chat.received")) * (of(costs, "door_seal") + of(costs, "door_open"))
                + records(topics.physical("chat.outgoing")) * (of(costs, "channel_seal") + of(costs, "channel_open"))
                + stretch.cases() * (of(costs, "case_key_make") + 2 * of(costs, "case_key_unwrap"))
                + 4.0 * stretch.cases() * (of(costs, "field_seal") + 2 * of(costs, "field_open"));
        return micros / 1e6;
    }

    private static double of(Map<String, Double> costs, String operation) {
        return costs.getOrDefault(operation, 0.0);
    }

    private double records(String topic) {
        return written.topics().getOrDefault(topic, new Written.Amount(0, 0)).records();
    }
}
