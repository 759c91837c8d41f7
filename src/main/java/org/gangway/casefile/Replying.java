// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;

/** What hands reply. */
final class Replying {
    private final Course course;

    Replying(Course course) {
        this.course = course;
    }

    /** A reply to any delivery of the outstanding round counts; every other is ignored. */
    void replied(Input.Replied input) {
        Optional<StepState> state = course.file.step(input.step()).filter(s -> outstanding(s, input));
        if (state.isEmpty()) {
            return;
        }
        course.happened(new CaseEvent.StepReplied(input.step(), input.delivery(), input.reply(), course.at));
        if (input.step().equals(CaseFile.CLOSE)) {
            new Closing(course).replied(input.reply());
            return;
        }
        take(course.scenario().step(input.step()).orElseThrow(), input.reply());
        course.proceed();
    }

    private boolean outstanding(StepState state, Input.Replied input) {
        boolean waiting = state.status().withHand()
                || (state.status() == Status.IN_REVIEW && state.queue().equals(Optional.of("operations")));
        boolean thisRound = input.commandId().equals(course.file.commandId(input.step(), state.round()));
        boolean stale = input.reply().kind() == Reply.Kind.UNAVAILABLE
                && (state.status() != Status.OUTSTANDING || input.delivery() != state.delivery());
        return waiting && thisRound && !stale;
    }

    private void take(Step step, Reply reply) {
        switch (reply.kind()) {
            case DONE, PASS -> {} // the reply has settled it
            case REFER -> refer(step, reply.reasons());
            case FAIL -> fail(step, reply.reasons());
            case RETAKE -> retake(step, reply);
            case STARTED -> started(step);
            case ASK -> ask(step, reply);
            case DECLINED -> declined(step, reply.reasons());
            case UNAVAILABLE -> unavailable(step);
            case MALFORMED -> course.review(step.name(), Reviewing.OPERATIONS, reasons("malformed", reply.reasons()));
        }
    }

    private void refer(Step step, List<String> reasons) {
        String queue = step instanceof Step.Check check ? check.refer() : Reviewing.OPERATIONS;
        course.review(step.name(), queue, reasons);
        if (course.file.phase() == Phase.RUNNING) {
            course.tell("in-review");
        }
    }

    private void fail(Step step, List<String> reasons) {
        if (step instanceof Step.Check check && course.file.phase() == Phase.RUNNING) {
            course.end(Outcome.REFUSED, check.fail().orElse(check.name()));
        } else {
            course.review(step.name(), Reviewing.OPERATIONS, reasons("fail", reasons));
        }
    }

    private void declined(Step step, List<String> reasons) {
        if (course.file.phase() == Phase.RUNNING) {
            course.end(Outcome.WITHDRAWN, reasons.isEmpty() ? step.name() : reasons.getFirst());
        } else {
            course.review(step.name(), Reviewing.OPERATIONS, reasons("declined", reasons));
        }
    }

    /** The check says which field to ask again, or its scenario line does; too often, and a human looks. */
    private void retake(Step step, Reply reply) {
        int retakes = course.file.state(step.name()).retakes();
        Optional<Step.Ask> again = field(step, reply);
        boolean tooOften = step instanceof Step.Check check && retakes >= check.atMost();
        boolean tooLate =
                again.map(ask -> new Recall(course).used(ask.name())).orElse(true);
        if (tooLate || tooOften) {
            refer(step, reply.reasons());
            return;
        }
        askAgain(step, again.orElseThrow(), reply.reasons());
    }

    private void askAgain(Step step, Step.Ask ask, List<String> reasons) {
        course.happened(new CaseEvent.StepVoided(step.name(), ask.name(), course.at));
        course.happened(new CaseEvent.StepVoided(ask.name(), step.name(), course.at));
        Question question = Question.of(ask.name(), "ask." + ask.name(), ask.type());
        List<String> because =
                reasons.stream().map(reason -> "retake." + reason).toList();
        course.ask(ask.name(), course.nextRound(ask.name()), question, because);
    }

    private Optional<Step.Ask> field(Step step, Reply reply) {
        String named = reply.facts().get("retake") instanceof Value.Open open ? open.text() : null;
        String field = named != null || !(step instanceof Step.Check check)
                ? named
                : check.retake().orElse(null);
        return course.scenario()
                .steps()
                .filter(s -> s instanceof Step.Ask && s.name().equals(field))
                .map(Step.Ask.class::cast)
                .findFirst();
    }

    private void started(Step step) {
        course.happened(new CaseEvent.StepStarted(
                step.name(),
                course.at.plus(course.pacing().remind(step)),
                course.at.plus(course.pacing().expire(step)),
                course.at));
    }

    private void ask(Step step, Reply reply) {
        if (course.file.phase() != Phase.RUNNING || reply.question().isEmpty()) {
            course.review(step.name(), Reviewing.OPERATIONS, List.of("ask"));
            return;
        }
        int round = course.file.state(step.name()).round();
        course.ask(step.name(), round, reply.question().get(), reply.reasons());
    }

    private void unavailable(Step step) {
        List<Duration> pauses = course.pacing().retry(step);
        int delivery = course.file.state(step.name()).delivery();
        if (delivery <= pauses.size()) {
            course.happened(new CaseEvent.StepPaused(step.name(), course.at.plus(pauses.get(delivery - 1)), course.at));
        } else {
            course.review(step.name(), Reviewing.OPERATIONS, List.of("unavailable"));
        }
    }

    private static List<String> reasons(String first, List<String> others) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), others.stream())
                .toList();
    }
}
