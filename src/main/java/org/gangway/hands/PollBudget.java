// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import org.apache.camel.component.kafka.KafkaConfiguration;

/** A consumer that works on one poll for longer than the broker allows loses its partitions, and does everything twice. */
final class PollBudget {
    /** Kafka's own default. */
    private static final int MAX_POLL_INTERVAL = 300_000;

    private static final int MAX_POLL_RECORDS = 500;

    /** Set by the kamelet, taken out again before Kafka sees it. */
    static final String OWN_LIMIT = "gangway.call.limit.ms";

    private PollBudget() {}

    /** @throws IllegalArgumentException if a whole poll of slow calls lasts longer than {@code max.poll.interval.ms} */
    static void check(KafkaConfiguration kafka, Duration callLimit) {
        int records = kafka.getMaxPollRecords() == null ? MAX_POLL_RECORDS : kafka.getMaxPollRecords();
        long allowed = kafka.getMaxPollIntervalMs() == null ? MAX_POLL_INTERVAL : kafka.getMaxPollIntervalMs();
        long needed = Math.multiplyExact(records, limit(kafka, callLimit).toMillis());
        if (needed >= allowed) {
            throw new IllegalArgumentException(
                    "the step of topic " + kafka.getTopic() + " polls " + records
                            + " records, which may take " + needed
                            + " ms of outside calls, but max.poll.interval.ms is " + allowed
                            + "; give its kamelet:step-source a smaller maxPollRecords, or callLimit: the milliseconds one record takes at most");
        }
    }

    /** What the route says its record takes at most, or what the installation says. */
    static Duration limit(KafkaConfiguration kafka, Duration callLimit) {
        Object own = kafka.getAdditionalProperties().get(OWN_LIMIT);
        return own == null || own.toString().isEmpty() ? callLimit : Duration.ofMillis(Long.parseLong(own.toString()));
    }
}
