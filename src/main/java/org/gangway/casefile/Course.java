// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gangway.casefile.StepState.Status;

/** One decision in the making: the case so far, and what has been decided. Lives for one call of {@code decide}. */
final class Course {
    private final Onboarding onboarding;
    private final Map<String, String> opened;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    final Instant at;
    /** When the time begins that this decision gives a customer or a hand. */
    final Instant from;

    CaseFile file;

    Course(Onboarding onboarding, CaseFile file, Map<String, String> opened, Instant at) {
        this.onboarding = onboarding;
        this.file = file;
        this.opened = new HashMap<>(opened);
        this.at = at;
        this.from = onboarding.now().isAfter(at) ? onboarding.now() : at;
    }

    Course(Onboarding onboarding, CaseEvent.CaseOpened event, Map<String, String> opened) {
        this(onboarding, CaseFile.opened(event), opened, event.at());
        events.add(event);
        event.fields().forEach(this::learn);
    }

    Decision decision() {
        return new Decision(List.copyOf(events), List.copyOf(commands));
    }

    void happened(CaseEvent event) {
        events.add(event);
        file = file.apply(event);
    }

    void send(Command command) {
        commands.add(command);
    }

    void tell(String textKey) {
        send(new Command.TellCustomer(textKey));
    }

    Scenario scenario() {
        return onboarding.scenario();
    }

    Pacing pacing() {
        return onboarding.pacing();
    }

    /** Late work gets its time as well, but never more than the certificate's T2 allows. */
    private Instant closeBy() {
        Instant begun = from.isBefore(file.expiresAt()) ? from : file.expiresAt();
        return begun.plus(pacing().closing());
    }

    /** Starts whatever can start now; decides the outcome when nothing is left to do. */
    void proceed() {
        switch (file.phase()) {
            case RUNNING -> advance();
            case FINALLY -> new Closing(this).proceed();
            case FAREWELL, SHREDDING, CLOSED -> {}
        }
        new Asking(this).next();
    }

    private void advance() {
        for (Scenario.Stage stage : scenario().stages()) {
            for (Step step : stage.steps()) {
                if (untouched(step) && file.phase() == Phase.RUNNING) {
                    start(step);
                }
            }
            if (file.phase() != Phase.RUNNING || !stage.steps().stream().allMatch(this::settled)) {
                return;
            }
        }
        if (!is(CaseFile.CORRECTION, Status.IN_REVIEW) && !is(CaseFile.STOP, Status.IN_REVIEW)) {
            end(Outcome.APPROVED, "complete");
        }
    }

    void start(Step step) {
        if (step.when().isPresent() && !judge(step.name(), step.when().get(), "")) {
            happened(new CaseEvent.StepSkipped(step.name(), at));
            return;
        }
        switch (step) {
            case Step.Ask ask -> new Asking(this).start(ask);
            case Step.Confirm confirm -> new Asking(this).start(confirm);
            case Step.Check check -> run(check);
            case Step.Do done -> run(done);
            case Step.Review review -> review(review.name(), review.queue(), List.of("scenario"));
        }
    }

    /** Issues the next round of a hand's step. */
    void run(Step step) {
        int round = nextRound(step.name());
        happened(new CaseEvent.StepIssued(step.name(), round, from.plus(pacing().reply(step)), at));
        handOut(step, round, 1);
    }

    void handOut(Step step, int round, int delivery) {
        StepState state = file.state(step.name());
        send(new Command.RunStep(
                file.commandId(step.name(), round),
                step.name(),
                round,
                delivery,
                file.outcome(),
                fieldsFor(step),
                state.answers(),
                state.facts(),
                scenario().profiles(step),
                scenario().limits(step),
                file.rules().stream()
                        .filter(table -> table.name().equals(step.name()))
                        .findFirst()));
    }

    /** What a step may see: its needs; once the outcome stands, customer data only if it is approval. */
    private Map<String, Value> fieldsFor(Step step) {
        boolean sealedToo = file.outcome().map(o -> o == Outcome.APPROVED).orElse(true);
        return step.needs().stream()
                .filter(need -> file.value(need)
                        .filter(value -> sealedToo || value instanceof Value.Open)
                        .isPresent())
                .collect(Collectors.toMap(need -> need, need -> file.value(need).orElseThrow()));
    }

    void review(String step, String queue, List<String> reasons) {
        happened(new CaseEvent.ReviewAsked(step, queue, reasons, at));
        int round = file.state(step).round();
        Map<String, Value> fields = new HashMap<>();
        scenario().step(step).ifPresent(s -> fields.putAll(fieldsFor(s)));
        file.state(step).facts().forEach((name, value) -> fields.put(step + "." + name, value));
        List<String> choices = new Reviewing(this).choices(step, queue);
        send(new Command.AskReviewers(file.reviewId(step, round), step, round, queue, reasons, choices, fields));
    }

    /** The outcome stands: what was still open is open no more. */
    void end(Outcome outcome, String reason) {
        file.steps().keySet().stream()
                .sorted() // a map's own order differs from one JVM to the next
                .filter(name -> !file.state(name).status().settled())
                .forEach(name -> happened(new CaseEvent.StepSkipped(name, at)));
        Map<String, Value> fields = outcome == Outcome.APPROVED ? file.fields() : Map.of();
        happened(new CaseEvent.OutcomeDecided(outcome, reason, Optional.of(closeBy()), at));
        send(new Command.Conclude(outcome, reason, fields));
        proceed();
    }

    /** Every judged condition is in the journal, with its result. */
    boolean judge(String step, Condition condition, String value) {
        boolean held = condition.holds(value, opened, at);
        happened(new CaseEvent.ConditionJudged(step, condition.text(), held, at));
        return held;
    }

    void learn(String field, Value value) {
        if (value instanceof Value.Plain plain) {
            opened.put(field, plain.text());
        }
    }

    /** What the customer answered, of the fields that {@link Onboarding#reads} names; of others nothing. */
    String opened(String field) {
        return opened.getOrDefault(field, "");
    }

    int nextRound(String step) {
        return file.step(step).map(state -> state.round() + 1).orElse(1);
    }

    boolean is(String step, Status status) {
        return file.step(step).map(state -> state.status() == status).orElse(false);
    }

    boolean untouched(Step step) {
        return file.step(step.name()).isEmpty() || is(step.name(), Status.VOID);
    }

    boolean settled(Step step) {
        return file.step(step.name()).map(state -> state.status().settled()).orElse(false);
    }
}
