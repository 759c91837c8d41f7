// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Optional;

/** Deadlines that have passed. */
final class Overdue {
    private final Course course;

    Overdue(Course course) {
        this.course = course;
    }

    /** A deadline counts only while the case still has it: what was answered in time is past it. */
    void passed(Input.DeadlinePassed input) {
        Optional<Deadline> deadline = course.file
                .deadlines()
                .filter(d -> d.id().equals(input.deadline()) && !d.due().isAfter(course.at))
                .findFirst();
        deadline.ifPresent(this::passed);
    }

    private void passed(Deadline deadline) {
        switch (deadline.kind()) {
            case REMIND -> remind(deadline.step());
            case EXPIRE -> expired(deadline.step());
            case REPLY -> noReply(deadline.step());
            case RETRY -> again(deadline.step(), "unavailable");
            case MAX_AGE -> tooOld();
            case FORGET -> course.happened(new CaseEvent.CaseForgotten(course.at));
        }
    }

    /** Once the outcome stands, no step changes it: one that was begun outside and never ended is for a person. */
    private void expired(String step) {
        if (course.file.phase() == Phase.RUNNING) {
            course.end(Outcome.ABANDONED, step);
        } else {
            course.review(step, Reviewing.OPERATIONS, List.of("expired"));
        }
    }

    /** The promise of the certificate does not wait for a bank's system: what is left of {@code finally} is given up. */
    private void tooOld() {
        if (course.file.phase() == Phase.RUNNING) {
            course.end(Outcome.ABANDONED, "max-age");
        } else {
            new Closing(course).giveUp();
        }
    }

    private void remind(String step) {
        course.happened(new CaseEvent.CustomerReminded(step, course.at));
        course.tell("remind");
        course.file.openQuestion().ifPresent(ignored -> new Asking(course).repeat());
    }

    private void noReply(String step) {
        if (step.equals(CaseFile.FAREWELL)) {
            new Closing(course).shred();
            return;
        }
        int pauses = new Closing(course)
                .step(step)
                .map(s -> course.pacing().retry(s).size())
                .orElse(3);
        if (course.file.state(step).delivery() > pauses) {
            course.review(step, Reviewing.OPERATIONS, List.of("no-reply"));
        } else {
            again(step, "no-reply");
        }
    }

    void again(String name, String why) {
        Step step = new Closing(course).step(name).orElseThrow();
        StepState state = course.file.state(name);
        int delivery = state.delivery() + 1;
        course.happened(new CaseEvent.StepReissued(
                name, delivery, why, course.from.plus(course.pacing().reply(step)), course.at));
        if (name.equals(CaseFile.CLOSE)) {
            new Closing(course).handOut(state.round(), delivery);
        } else {
            course.handOut(step, state.round(), delivery);
        }
    }
}
