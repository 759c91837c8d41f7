// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Set;
import org.gangway.casefile.StepState.Status;

/** The customer wants to stop. One word may be a slip: nothing ends before the customer has said yes to that. */
final class Stopping {
    private static final Set<String> ANSWERS = Set.of("yes", "no");
    private final Course course;
    private final Asking asking;
    private final Recall recall;

    Stopping(Course course, Asking asking) {
        this.course = course;
        this.asking = asking;
        this.recall = new Recall(course);
    }

    void wanted() {
        if (asked()) {
            asking.repeat();
        } else if (recall.tooLateToStop()) {
            new Reviewing(course).byHuman(CaseFile.STOP, "stop");
        } else {
            asking.setAside();
            Question question = Question.of(CaseFile.STOP, "ask." + CaseFile.STOP, "yes-no");
            asking.ask(CaseFile.STOP, course.nextRound(CaseFile.STOP), question, List.of());
        }
    }

    /** Whether this is the open question. It is never set aside for another. */
    boolean asked() {
        return course.is(CaseFile.STOP, Status.ASKING);
    }

    boolean understands(String answer) {
        return ANSWERS.contains(answer);
    }

    void answered(String answer) {
        if (answer.equals("yes") && recall.tooLateToStop()) {
            new Reviewing(course).byHuman(CaseFile.STOP, "stop");
            course.proceed();
            return;
        }
        course.happened(new CaseEvent.StepDone(CaseFile.STOP, course.at));
        if (answer.equals("no")) {
            goOn();
        } else {
            course.end(Outcome.WITHDRAWN, "stopped");
        }
    }

    /** What was open before is asked again, as the same question. */
    private void goOn() {
        course.proceed();
        if (course.file.openQuestion().isEmpty()) {
            asking.repeat();
        }
    }
}
