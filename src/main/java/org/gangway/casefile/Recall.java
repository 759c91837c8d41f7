// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.ArrayList;
import java.util.List;
import org.gangway.casefile.StepState.Status;

/** What has begun outside and cannot be called back by the machine: then a person decides. */
final class Recall {
    private final Course course;

    Recall(Course course) {
        this.course = course;
    }

    /**
     * Whether an answer can be changed no more: once something behind the summary has begun, as signing, all that was
     * checked stands, whichever field it was.
     */
    boolean tooLateToCorrect(String field) {
        return used(field) || behindTheSummary().stream().anyMatch(this::begun);
    }

    /** Whether something was already done with this field. */
    boolean used(String field) {
        return course.scenario()
                .steps()
                .anyMatch(step -> step instanceof Step.Do && step.needs().contains(field) && begun(step));
    }

    /** While what has begun only waits for an answer of the customer, it may still be stopped. */
    boolean tooLateToStop() {
        return behindTheSummary().stream()
                .anyMatch(step -> begun(step)
                        && !course.is(step.name(), Status.ASKING)
                        && !course.is(step.name(), Status.QUEUED));
    }

    private boolean begun(Step step) {
        return !course.untouched(step) && !course.is(step.name(), Status.SKIPPED);
    }

    private List<Step> behindTheSummary() {
        List<Step> behind = new ArrayList<>();
        boolean confirmed = false;
        for (Scenario.Stage stage : course.scenario().stages()) {
            for (Step step : stage.steps()) {
                if (confirmed && step instanceof Step.Do) {
                    behind.add(step);
                }
                confirmed |= step instanceof Step.Confirm;
            }
        }
        return behind;
    }
}
