// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gangway.casefile.StepState.Status;

/** What reviewers decide. Four eyes: a referred check needs two different reviewers who agree. */
final class Reviewing {
    /** The queue of whatever technology left undone, and of customers who want a person: one decides, who sees no data. */
    static final String OPERATIONS = "operations";

    /** The open fact by which a check sends what it refers to a queue of its own. */
    static final String QUEUE = "queue";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Course course;

    Reviewing(Course course) {
        this.course = course;
    }

    /** The one that the check names, else the scenario's. What a machine finds is never for those who decide alone. */
    static String queue(Step.Check check, Reply reply) {
        return reply.facts().get(QUEUE) instanceof Value.Open named
                        && NAME.matcher(named.text()).matches()
                        && !Set.of(OPERATIONS, CaseFile.CORRECTION).contains(named.text())
                ? named.text()
                : check.refer();
    }

    /** The customer needs a person. */
    void byHuman(String step, String why) {
        if (!course.is(step, Status.IN_REVIEW)) {
            course.review(step, OPERATIONS, List.of(why));
        }
        course.tell("human.asked");
    }

    /** Whoever looked is in the journal, also if the review was decided, or another round begun, meanwhile. */
    void opened(Input.Opened input) {
        course.file.steps().keySet().stream()
                .filter(step -> course.file.isReview(step, input.commandId()))
                .findFirst()
                .ifPresent(step -> course.happened(new CaseEvent.ReviewOpened(step, input.reviewer(), course.at)));
    }

    void voted(Input.Voted vote) {
        inReview(vote.commandId()).filter(review -> counts(review, vote)).ifPresent(review -> {
            course.happened(new CaseEvent.ReviewVoted(review.getKey(), vote.reviewer(), vote.decision(), course.at));
            if (agreed(review.getKey(), vote.decision())) {
                decide(review.getKey(), vote.decision());
            }
        });
    }

    private Optional<Map.Entry<String, StepState>> inReview(String commandId) {
        return course.file.steps().entrySet().stream()
                .filter(e -> e.getValue().status() == Status.IN_REVIEW)
                .filter(e -> commandId.equals(
                        course.file.reviewId(e.getKey(), e.getValue().round())))
                .findFirst();
    }

    /** A reviewer may change a vote; the same one again is a duplicate. */
    private boolean counts(Map.Entry<String, StepState> review, Input.Voted vote) {
        StepState state = review.getValue();
        boolean again = vote.decision().equals(state.votes().get(vote.reviewer()));
        return !again && choices(review.getKey(), state.queue().orElseThrow()).contains(vote.decision());
    }

    /** What may be decided, in the order in which it is offered. An outcome that stands is not changed any more. */
    List<String> choices(String step, String queue) {
        if (!queue.equals(OPERATIONS)) {
            return List.of("confirm", "clear");
        }
        boolean running = course.file.phase() == Phase.RUNNING;
        boolean withHand = new Closing(course)
                .step(step)
                .filter(s -> s instanceof Step.Check || s instanceof Step.Do)
                .isPresent();
        boolean wish = step.equals(CaseFile.STOP) || step.equals(CaseFile.HUMAN);
        List<String> choices = new ArrayList<>();
        offer("retry", withHand, choices);
        offer("done", !step.equals(CaseFile.CLOSE), choices);
        offer("withdraw", wish && running, choices);
        offer("refuse", running && !step.equals(CaseFile.STOP), choices);
        return choices;
    }

    private static void offer(String decision, boolean offered, List<String> choices) {
        if (offered) {
            choices.add(decision);
        }
    }

    private static boolean technical(StepState state) {
        return state.queue().equals(Optional.of(OPERATIONS));
    }

    private boolean agreed(String step, String decision) {
        StepState state = course.file.state(step);
        long agree = state.votes().values().stream().filter(decision::equals).count();
        return technical(state) || agree >= 2;
    }

    private void decide(String step, String decision) {
        switch (decision) {
            case "confirm" -> course.end(Outcome.REFUSED, step);
            case "refuse" -> course.end(Outcome.REFUSED, OPERATIONS);
            case "withdraw" -> course.end(Outcome.WITHDRAWN, OPERATIONS);
            case "retry" -> new Overdue(course).again(step, OPERATIONS);
            default -> {
                course.happened(new CaseEvent.StepDone(step, course.at));
                course.proceed();
            }
        }
    }
}
