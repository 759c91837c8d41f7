// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
        boolean waiting = state.status().withHand() || inOperations(state);
        boolean thisRound = input.commandId().equals(course.file.commandId(input.step(), state.round()));
        return waiting && thisRound && !known(state, input);
    }

    private static boolean inOperations(StepState state) {
        return state.status() == Status.IN_REVIEW && state.queue().equals(Optional.of(Reviewing.OPERATIONS));
    }

    /** Says what the case knows already, by another delivery or a second time. */
    private static boolean known(StepState state, Input.Replied input) {
        return switch (input.reply().kind()) {
            case UNAVAILABLE -> state.status() != Status.OUTSTANDING || input.delivery() != state.delivery();
            case STARTED -> state.status() == Status.STARTED;
            case MALFORMED -> inOperations(state);
            case REFER, FAIL, ASK, DECLINED ->
                inOperations(state) && state.reasons().contains(word(input.reply()));
            case DONE, PASS, RETAKE -> false;
        };
    }

    private static String word(Reply reply) {
        return reply.kind().name().toLowerCase(Locale.ROOT);
    }

    private void take(Step step, Reply reply) {
        switch (reply.kind()) {
            case DONE, PASS -> {} // the reply has settled it
            case REFER -> refer(step, reply);
            case FAIL -> fail(step, reply);
            case RETAKE -> retake(step, reply);
            case STARTED -> started(step);
            case ASK -> ask(step, reply);
            case DECLINED -> declined(step, reply);
            case UNAVAILABLE -> unavailable(step);
            case MALFORMED -> operations(step, reply);
        }
    }

    /** A person must look; the kind of the reply comes first among the reasons. */
    private void operations(Step step, Reply reply) {
        List<String> reasons =
                Stream.concat(Stream.of(word(reply)), reply.reasons().stream()).toList();
        course.review(step.name(), Reviewing.OPERATIONS, reasons);
    }

    private void refer(Step step, Reply reply) {
        if (step instanceof Step.Check check) {
            course.review(step.name(), Reviewing.queue(check, reply), reply.reasons());
        } else {
            operations(step, reply);
        }
        if (course.file.phase() == Phase.RUNNING) {
            course.tell("in-review");
        }
    }

    private void fail(Step step, Reply reply) {
        if (step instanceof Step.Check check && course.file.phase() == Phase.RUNNING) {
            course.end(Outcome.REFUSED, check.fail().orElse(check.name()));
        } else {
            operations(step, reply);
        }
    }

    private void declined(Step step, Reply reply) {
        if (course.file.phase() == Phase.RUNNING) {
            course.end(
                    Outcome.WITHDRAWN,
                    reply.reasons().isEmpty() ? step.name() : reply.reasons().getFirst());
        } else {
            operations(step, reply);
        }
    }

    /** The check says which field to ask again, or its scenario line does; too often, and a human looks. */
    private void retake(Step step, Reply reply) {
        int retakes = course.file.state(step.name()).retakes();
        Optional<Step.Ask> again = field(step, reply);
        boolean tooOften = step instanceof Step.Check check && retakes >= check.atMost();
        boolean tooLate = again.map(ask -> new Recall(course).used(ask.name())).orElse(true);
        if (tooLate || tooOften) {
            refer(step, reply);
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
        new Asking(course).ask(ask.name(), course.nextRound(ask.name()), question, because);
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
                course.from.plus(course.pacing().remind(step)),
                course.from.plus(course.pacing().expire(step)),
                course.at));
    }

    private void ask(Step step, Reply reply) {
        if (course.file.phase() != Phase.RUNNING || reply.question().isEmpty()) {
            operations(step, reply);
            return;
        }
        int round = course.file.state(step.name()).round();
        new Asking(course).ask(step.name(), round, reply.question().get(), reply.reasons());
    }

    private void unavailable(Step step) {
        List<Duration> pauses = course.pacing().retry(step);
        int delivery = course.file.state(step.name()).delivery();
        if (delivery <= pauses.size()) {
            course.happened(
                    new CaseEvent.StepPaused(step.name(), course.from.plus(pauses.get(delivery - 1)), course.at));
        } else {
            course.review(step.name(), Reviewing.OPERATIONS, List.of("unavailable"));
        }
    }
}
