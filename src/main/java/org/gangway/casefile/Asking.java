// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gangway.casefile.StepState.Status;

/** Questions to the customer, and what their answers change. */
final class Asking {
    private final Course course;

    Asking(Course course) {
        this.course = course;
    }

    /** An answer that was given beforehand is judged like any other; only what is missing is asked. */
    void start(Step.Ask ask) {
        boolean given = course.file.fields().containsKey(ask.name());
        if (given && course.file.step(ask.name()).isEmpty()) {
            course.happened(new CaseEvent.StepSkipped(ask.name(), course.at));
            accepted(ask);
            return;
        }
        Question question = Question.of(ask.name(), "ask." + ask.name(), ask.type());
        ask(ask.name(), course.nextRound(ask.name()), question, List.of());
    }

    void start(Step.Confirm confirm) {
        Question question = Question.of(confirm.name(), "ask." + confirm.name(), "confirm");
        ask(confirm.name(), course.nextRound(confirm.name()), question, List.of());
    }

    /** Asks now, or when the open question has been answered. */
    void ask(String step, int round, Question question, List<String> because) {
        if (course.file.openQuestion().isPresent()) {
            course.happened(new CaseEvent.QuestionQueued(step, round, question, course.at));
            return;
        }
        put(step, round, question, because);
    }

    /** Asks now, in the place of an earlier round of the same question if that one is open. */
    void put(String step, int round, Question question, List<String> because) {
        Optional<Step> known = course.scenario().step(step);
        Pacing pacing = course.pacing();
        Instant remind = course.from.plus(known.map(pacing::remind).orElse(pacing.remind()));
        Instant expire = course.from.plus(known.map(pacing::expire).orElse(pacing.expire()));
        course.happened(new CaseEvent.QuestionAsked(step, round, question, Optional.of(remind), expire, course.at));
        course.send(new Command.AskCustomer(course.file.commandId(step, round), step, question, because));
    }

    /** Asks what waited for its turn. */
    void next() {
        if (course.file.openQuestion().isPresent() || course.file.phase() != Phase.RUNNING) {
            return;
        }
        course.scenario()
                .steps()
                .filter(step -> course.is(step.name(), Status.QUEUED))
                .findFirst()
                .ifPresent(step -> {
                    StepState state = course.file.state(step.name());
                    Question question = Challenging.forgotten(state.question().orElseThrow());
                    ask(step.name(), state.round(), question, List.of());
                });
    }

    /** The open question has its answer. */
    void answer(String step, StepState state, Value.Plain value) {
        Step asked = course.scenario().step(step).orElseThrow();
        switch (asked) {
            case Step.Ask ask -> take(ask, value);
            case Step.Confirm confirm -> confirmed(confirm, value);
            case Step.Check check -> handOver(check, state, value);
            case Step.Do done -> handOver(done, state, value);
            case Step.Review ignored -> throw new IllegalStateException("a review asks the customer nothing");
        }
    }

    /** A new or corrected answer: it voids what was built on the old one. */
    void take(Step.Ask ask, Value.Plain value) {
        boolean changes = course.file.fields().containsKey(ask.name());
        course.learn(ask.name(), value);
        course.happened(new CaseEvent.FieldAnswered(ask.name(), value, course.at));
        if (changes) {
            voidWhatUsed(ask);
        }
        accepted(ask);
    }

    private void accepted(Step.Ask ask) {
        String text = course.opened(ask.name());
        boolean held =
                ask.rule().map(rule -> course.judge(ask.name(), rule, text)).orElse(true);
        boolean refusedConsent = ask.type().equals("yes-no") && ask.refused().isPresent() && text.equals("no");
        if (held && !refusedConsent) {
            return;
        }
        String code = ask.refused().orElse(ask.name());
        course.end(code.equals("withdrawn") ? Outcome.WITHDRAWN : Outcome.REFUSED, code);
    }

    private void confirmed(Step.Confirm confirm, Value.Plain value) {
        if (value.text().equals("yes")) {
            course.happened(new CaseEvent.StepDone(confirm.name(), course.at));
        } else {
            course.tell("not-understood.confirm");
        }
    }

    private void handOver(Step step, StepState state, Value.Plain value) {
        String field = state.question().orElseThrow().field();
        course.happened(new CaseEvent.HandAnswered(step.name(), field, value, course.at));
        course.run(step);
    }

    private void voidWhatUsed(Step.Ask ask) {
        Set<String> changed = new HashSet<>(Set.of(ask.name()));
        course.scenario().stages().stream()
                .flatMap(stage -> stage.steps().stream())
                .filter(step -> !course.untouched(step))
                .filter(step -> uses(step, changed) || (step instanceof Step.Confirm && !ask.pictured()))
                .forEach(step -> {
                    course.happened(new CaseEvent.StepVoided(step.name(), ask.name(), course.at));
                    changed.add(step.name());
                });
    }

    private static boolean uses(Step step, Set<String> changed) {
        return step.needs().stream().anyMatch(need -> changed.contains(need.split("\\.", 2)[0]))
                || step.conditions()
                        .anyMatch(condition -> condition.fields().stream().anyMatch(changed::contains));
    }

    /** Says the open question again, same command, so that a page that came back can answer it. */
    void repeat() {
        Map.Entry<String, StepState> open = course.file.openQuestion().orElse(null);
        if (open == null) {
            course.tell(inReview() ? "in-review" : "wait");
            return;
        }
        String id = course.file.commandId(open.getKey(), open.getValue().round());
        course.send(new Command.AskCustomer(
                id, open.getKey(), open.getValue().question().orElseThrow(), List.of()));
    }

    /** Another question comes first; the open one waits. */
    void setAside() {
        course.file
                .openQuestion()
                .ifPresent(open -> course.happened(new CaseEvent.QuestionQueued(
                        open.getKey(),
                        open.getValue().round(),
                        open.getValue().question().orElseThrow(),
                        course.at)));
    }

    private boolean inReview() {
        return course.file.steps().values().stream().anyMatch(state -> state.status() == Status.IN_REVIEW);
    }
}
