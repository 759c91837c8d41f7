// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Deadline;
import org.gangway.casefile.Decision;
import org.gangway.casefile.Input;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepState;

/** What the process counts and times. Labels are steps, outcomes and verdicts, never people. */
final class ProcessMetrics {
    private static final String STEP = "step";
    /** From a hand on the same machine to a signature by post. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofDays(1),
        Duration.ofDays(7)
    };

    private final MeterRegistry registry;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();
    private final WaitingGauges waiting;
    private final Counter opened;
    private final Counter ignored;
    private final Counter parked;

    ProcessMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.waiting = new WaitingGauges(registry, clock);
        this.opened = builder("gangway.cases.opened", "Cases that began").register(registry);
        this.ignored = builder("gangway.inputs.ignored", "Duplicates, and replies without an outstanding command")
                .register(registry);
        this.parked = deadLetters(registry, "process");
        for (Outcome outcome : Outcome.values()) {
            outcomes(outcome);
        }
    }

    /** Records that can never be read; {@code step} is who should have. */
    static Counter deadLetters(MeterRegistry registry, String step) {
        return builder("gangway.dead.letters", "Records that can never be read, put aside")
                .tag(STEP, step)
                .register(registry);
    }

    WaitingGauges waiting() {
        return waiting;
    }

    void ignored() {
        ignored.increment();
    }

    void parked() {
        parked.increment();
    }

    /** Of a case before and after one decision. */
    void decided(Optional<CaseFile> before, CaseFile now, Input input, Decision decision) {
        if (input instanceof Input.DeadlinePassed passed) {
            before.flatMap(file -> missed(file, passed))
                    .ifPresent(step -> missed(step).increment());
        }
        decision.events().forEach(event -> count(before, now, event));
        now.steps().keySet().forEach(this::know);
    }

    private void count(Optional<CaseFile> before, CaseFile now, CaseEvent event) {
        if (event instanceof CaseEvent.CaseOpened) {
            opened.increment();
        } else if (event instanceof CaseEvent.OutcomeDecided e) {
            outcomes(e.outcome()).increment();
            timer("gangway.case.duration", "outcome", e.outcome().word(), "From a case's opening to its outcome")
                    .record(between(now.openedAt(), e.at()));
        } else if (event instanceof CaseEvent.StepReissued e) {
            retries(e.step()).increment();
        } else if (event instanceof CaseEvent.StepReplied e) {
            replies(e.step(), e.reply()).increment();
            time(before, e.step(), e.at(), "gangway.step.duration", "From a command to its reply");
        } else if (event instanceof CaseEvent.FieldAnswered e) {
            time(before, e.field(), e.at(), "gangway.answer.duration", "From a question to its answer");
        } else if (event instanceof CaseEvent.HandAnswered e) {
            time(before, e.step(), e.at(), "gangway.answer.duration", "From a question to its answer");
        } else if (event instanceof CaseEvent.ReviewVoted e) {
            time(before, e.step(), e.at(), "gangway.review.duration", "From a review to a vote on it");
        }
    }

    /** How long the step had been as it was when this happened to it. */
    private void time(Optional<CaseFile> before, String step, Instant at, String name, String description) {
        before.flatMap(file -> file.step(step))
                .map(StepState::since)
                .ifPresent(since -> timer(name, STEP, step, description).record(between(since, at)));
    }

    private static Optional<String> missed(CaseFile file, Input.DeadlinePassed passed) {
        return file.deadlines()
                .filter(deadline -> deadline.id().equals(passed.deadline()))
                .filter(deadline -> isMissed(deadline.kind()))
                .map(Deadline::step)
                .findFirst();
    }

    private static boolean isMissed(Deadline.Kind kind) {
        return switch (kind) {
            case REPLY, EXPIRE, MAX_AGE -> true;
            case REMIND, RETRY, FORGET -> false;
        };
    }

    /** A counter that begins with its first event hides that event from whoever looks at its growth. */
    private void know(String step) {
        if (waiting.know(step)) {
            retries(step);
            missed(step);
        }
    }

    private Counter outcomes(Outcome outcome) {
        return counter("gangway.outcomes", "How cases ended", "outcome", outcome.word());
    }

    private Counter replies(String step, Reply reply) {
        String verdict = reply.kind().name().toLowerCase(Locale.ROOT);
        return counter("gangway.step.replies", "What hands replied", STEP, step, "verdict", verdict);
    }

    private Counter retries(String step) {
        return counter("gangway.step.retries", "Commands handed out again", STEP, step);
    }

    private Counter missed(String step) {
        return counter(
                "gangway.deadlines.missed", "Times that a hand, a customer or a whole case let pass", STEP, step);
    }

    /** Kept: a builder costs more than the count. */
    private Counter counter(String name, String description, String... labels) {
        return counters.computeIfAbsent(
                name + String.join("/", labels),
                key -> builder(name, description).tags(labels).register(registry));
    }

    private Timer timer(String name, String label, String value, String description) {
        return timers.computeIfAbsent(name + "/" + value, key -> Timer.builder(name)
                .description(description)
                .tag(label, value)
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
    }

    private static Counter.Builder builder(String name, String description) {
        return Counter.builder(name).description(description);
    }

    private static Duration between(Instant since, Instant at) {
        return at.isBefore(since) ? Duration.ZERO : Duration.between(since, at);
    }
}
