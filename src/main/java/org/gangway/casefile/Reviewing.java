// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gangway.casefile.StepState.Status;

/** What reviewers decide. Four eyes: a referred check needs two different reviewers who agree. */
final class Reviewing {
    private static final Set<String> CHECKED = Set.of("confirm", "clear");
    private static final Set<String> TECHNICAL = Set.of("retry", "done", "refuse");
    private final Course course;

    Reviewing(Course course) {
        this.course = course;
    }

    /** The customer needs a person. */
    void byHuman(String why) {
        if (!course.is(CaseFile.HUMAN, Status.IN_REVIEW)) {
            course.review(CaseFile.HUMAN, "operations", List.of(why));
        }
        course.tell("human.asked");
    }

    void opened(Input.Opened input) {
        inReview(input.commandId())
                .ifPresent(review ->
                        course.happened(new CaseEvent.ReviewOpened(review.getKey(), input.reviewer(), course.at)));
    }

    void voted(Input.Voted vote) {
        inReview(vote.commandId()).filter(review -> allowed(review, vote)).ifPresent(review -> {
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

    private boolean allowed(Map.Entry<String, StepState> review, Input.Voted vote) {
        if (!technical(review.getValue())) {
            return CHECKED.contains(vote.decision());
        }
        boolean decided = course.file.phase() != Phase.RUNNING;
        return TECHNICAL.contains(vote.decision())
                && !(decided && vote.decision().equals("refuse"))
                && !(review.getKey().equals(CaseFile.CLOSE) && vote.decision().equals("done"));
    }

    private static boolean technical(StepState state) {
        return state.queue().equals(Optional.of("operations"));
    }

    private boolean agreed(String step, String decision) {
        StepState state = course.file.state(step);
        long agree = state.votes().values().stream().filter(decision::equals).count();
        return technical(state) || agree >= 2;
    }

    private void decide(String step, String decision) {
        switch (decision) {
            case "confirm" -> course.end(Outcome.REFUSED, step);
            case "refuse" -> course.end(Outcome.REFUSED, "operations");
            case "retry" -> retry(step);
            default -> {
                course.happened(new CaseEvent.StepDone(step, course.at));
                course.proceed();
            }
        }
    }

    private void retry(String step) {
        if (step.equals(CaseFile.HUMAN) || step.equals(CaseFile.CORRECTION)) {
            course.happened(new CaseEvent.StepDone(step, course.at));
            course.proceed();
        } else {
            new Waiting(course).again(step, "operations");
        }
    }
}
