// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.gangway.casefile.Reply;

/** What hands count. Labels are steps and verdicts, never people. */
final class HandsMetrics {
    private static final String BATCHES = "eventbridge.batches";
    private static final String COMMANDS = ".commands";

    private final MeterRegistry meters;
    private final Groups groups;
    private final Counter shredded;

    /** Is told which step reads which topic, and as which group. */
    @FunctionalInterface
    interface Groups {
        void reads(String step, String group, String topic);
    }

    HandsMetrics(MeterRegistry meters) {
        this(meters, (step, group, topic) -> {});
    }

    HandsMetrics(MeterRegistry meters, Groups groups) {
        this.meters = meters;
        this.groups = groups;
        this.shredded = Counter.builder("gangway.hands.shredded")
                .description("Commands of cases whose key is gone: not answered")
                .register(meters);
    }

    /** The step that reads this topic. */
    static String step(String topic) {
        if (topic.endsWith(BATCHES)) {
            return "announce";
        }
        String name = topic.endsWith(COMMANDS) ? topic.substring(0, topic.length() - COMMANDS.length()) : topic;
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Counters that begin with their first event would hide it from whoever looks at their growth. */
    void reads(String group, String topic) {
        String step = step(topic);
        groups.reads(step, group, topic);
        deadLetters(step);
        failed(step, Reply.Kind.UNAVAILABLE);
        failed(step, Reply.Kind.MALFORMED);
    }

    void parked(String topic) {
        deadLetters(step(topic)).increment();
    }

    void shredded() {
        shredded.increment();
    }

    Counter failed(String step, Reply.Kind kind) {
        return Counter.builder("gangway.hands.failed")
                .description("Outside calls that failed, tries in the route counted as one")
                .tag("step", step)
                .tag("verdict", kind.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private Counter deadLetters(String step) {
        return Counter.builder("gangway.dead.letters")
                .description("Records that can never be read, put aside")
                .tag("step", step)
                .register(meters);
    }
}
