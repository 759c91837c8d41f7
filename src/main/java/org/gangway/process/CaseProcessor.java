// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Command;
import org.gangway.casefile.Decision;
import org.gangway.casefile.Input;
import org.gangway.casefile.Onboarding;
import org.gangway.casefile.Scenario;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.SealBroken;
import org.gangway.sealing.WrappedKey;
import org.gangway.tracing.Traces;
import org.gangway.wire.Json;
import org.gangway.wire.Unreadable;
import org.jspecify.annotations.Nullable;

/** Folds one partition's inputs into its cases: read, decide, seal, fold, store, forward. */
final class CaseProcessor implements Processor<String, byte[], String, byte[]> {
    private static final WrappedKey NO_KEY = new WrappedKey("", new byte[0]);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private final CaseWork work;
    private final TaskMemory memory = new TaskMemory();
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable Cases cases;
    private @Nullable KeyRing ring;
    private @Nullable Parking parking;

    CaseProcessor(CaseWork work) {
        this.work = work;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.cases = new Cases(context.getStateStore(Nodes.CASES_STORE));
        KeyValueStore<String, WrappedKey> store = context.getStateStore(Nodes.KEYS_STORE);
        this.ring = new KeyRing(work.keys(), store);
        this.parking = new Parking(
                work.deadLetters(), context, context.getStateStore(Nodes.HELD_STORE), Nodes.TO_DEAD_LETTERS);
        memory.begin(cases, Instant.ofEpochMilli(context.currentSystemTimeMs()));
        work.metrics().waiting().add(memory.open());
        context.schedule(work.tick(), PunctuationType.WALL_CLOCK_TIME, now -> ticked(Instant.ofEpochMilli(now)));
        String heartbeat = "heartbeat-" + context.taskId().partition();
        // Kafka rolls a segment only on append; without this a quiet partition would keep its removed keys.
        context.schedule(
                HEARTBEAT, PunctuationType.WALL_CLOCK_TIME, now -> store.put(heartbeat, KeyRing.heartbeat(now)));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        CaseFile stored = record.key() == null ? null : cases().get(record.key());
        Optional<CaseFile> file = Optional.ofNullable(stored);
        Optional<Scenario> scenario;
        Optional<Input> input;
        try {
            scenario = scenario(record, file);
            input = scenario.isEmpty() ? Optional.empty() : work.reader().read(record, file, scenario.get());
        } catch (Json.Malformed | SealBroken | KeyGone | Unreadable e) {
            park(record, e);
            return;
        }
        if (input.isEmpty()) {
            work.metrics().ignored();
            return;
        }
        try {
            decide(record, file, scenario.orElseThrow(), input.get());
        } catch (RuntimeException e) {
            BugReport.log(stored, context().recordMetadata(), e);
            throw e;
        }
    }

    /** The task goes to another thread or instance, and its cases with it. */
    @Override
    public void close() {
        work.metrics().waiting().remove(memory.open());
    }

    /** The one the case is bound to; a starting message on a closed case gets the newest. */
    private Optional<Scenario> scenario(Record<String, byte[]> record, Optional<CaseFile> file) {
        if (record.key() == null || record.value() == null) {
            throw new Unreadable("Empty");
        }
        return file.filter(f -> !f.closed())
                .map(f -> work.courses().pinned(f.scenario()))
                .or(() -> work.courses().newest(InputReader.scenario(record)));
    }

    private void decide(Record<String, byte[]> record, Optional<CaseFile> file, Scenario scenario, Input input) {
        boolean mayOpen =
                input instanceof Input.Started && file.map(CaseFile::closed).orElse(true);
        WrappedKey fresh = mayOpen ? ring().fresh(input.at()) : NO_KEY;
        Onboarding onboarding = onboarding(scenario, mayOpen, fresh);
        Decision decision = onboarding.decide(file, input, ring().open(file, onboarding));
        if (decision.ignored()) {
            work.metrics().ignored();
            return;
        }
        CaseFile opened =
                decision.events().getFirst() instanceof CaseEvent.CaseOpened event ? ring().open(event, fresh) : null;
        CaseFile first = opened == null ? file.orElseThrow() : opened;
        Optional<Span> span = work.spans().begin(record, first.caseId(), input);
        Outbox outbox = new Outbox(context(), record, ring(), work.speaking(), scenario, span.map(Traces::header));
        CaseFile next = fold(first, decision, outbox, opened != null);
        decision.commands().forEach(command -> outbox.send(next, command));
        if (decision.commands().contains(new Command.DestroyKey())) {
            ring().destroy(next.caseId());
        }
        store(file, next, decision, outbox);
        work.metrics().decided(file.filter(f -> f.caseId().equals(next.caseId())), next, input, decision);
        span.ifPresent(s -> work.spans().end(s, next, decision));
        if (outbox.spoke() && work.prompt().due()) {
            context().commit();
        }
    }

    private Onboarding onboarding(Scenario scenario, boolean mayOpen, WrappedKey fresh) {
        return new Onboarding(
                scenario,
                mayOpen ? work.courses().rules(scenario) : List.of(),
                fresh.epoch(),
                work.pacing(),
                Instant.ofEpochMilli(context().currentSystemTimeMs()));
    }

    private CaseFile fold(CaseFile start, Decision decision, Outbox outbox, boolean isNew) {
        CaseFile file = start;
        boolean first = isNew;
        for (CaseEvent event : decision.events()) {
            CaseEvent sealed = event.sealed(ring().sealer(start.caseId()));
            file = first ? CaseFile.opened((CaseEvent.CaseOpened) sealed) : file.apply(sealed);
            first = false;
            outbox.journal(file, sealed);
        }
        return file;
    }

    private void store(Optional<CaseFile> before, CaseFile file, Decision decision, Outbox outbox) {
        if (decision.events().getLast() instanceof CaseEvent.CaseForgotten) {
            cases().delete(file.conversationId());
            memory.forget(file.conversationId());
        } else {
            cases().put(file);
            memory.changed(file);
            if (memory.shows(before, file, Instant.ofEpochMilli(context().currentSystemTimeMs()))) {
                outbox.view(file);
            }
        }
        ring().endOfDecision();
    }

    /** Changes no case: that a deadline has passed is an input like any other. */
    private void ticked(Instant now) {
        memory.deadlines(cases(), now).forEach(due -> context().forward(Outbox.deadline(due, now), Nodes.TO_REPLIES));
        parking().look();
        memory.toShow(now).forEach(conversation -> {
            CaseFile file = cases().get(conversation);
            if (file != null) {
                context().forward(Outbox.view(file, now), Nodes.TO_CASES);
            }
        });
    }

    private void park(Record<String, byte[]> record, RuntimeException cause) {
        work.metrics().parked();
        parking().park(DeadLetter.of(record, Unreadable.fault(cause), context().recordMetadata()));
    }

    private ProcessorContext<String, byte[]> context() {
        return Objects.requireNonNull(context, "init comes first");
    }

    private Parking parking() {
        return Objects.requireNonNull(parking, "init comes first");
    }

    private Cases cases() {
        return Objects.requireNonNull(cases, "init comes first");
    }

    private KeyRing ring() {
        return Objects.requireNonNull(ring, "init comes first");
    }
}
