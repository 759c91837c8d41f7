// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a case closes, for every outcome: the steps under {@code finally}, farewell, key, what is left outside,
 * certificate.
 */
final class Closing {
    private static final Step CLOSE = new Step.Do(CaseFile.CLOSE, List.of(), Optional.empty(), Pace.DEFAULT);
    private final Course course;

    Closing(Course course) {
        this.course = course;
    }

    /** Any step that has a hand, the closing one included. */
    Optional<Step> step(String name) {
        return name.equals(CaseFile.CLOSE)
                ? Optional.of(CLOSE)
                : course.scenario().step(name);
    }

    void proceed() {
        for (Step step : course.scenario().ending()) {
            if (course.untouched(step)) {
                startOrSkip(step);
            }
            if (!course.settled(step)) {
                return;
            }
        }
        farewell();
    }

    void giveUp() {
        course.scenario().ending().stream()
                .filter(step -> !course.settled(step))
                .forEach(step -> course.happened(new CaseEvent.StepSkipped(step.name(), course.at)));
        farewell();
    }

    /** A step that goes on with what other steps made has nothing to do where they made nothing: no lead, no update. */
    private void startOrSkip(Step step) {
        boolean onlyFacts = !step.needs().isEmpty() && step.needs().stream().allMatch(need -> need.indexOf('.') > 0);
        if (onlyFacts
                && step.needs().stream()
                        .noneMatch(need -> course.file.value(need).isPresent())) {
            course.happened(new CaseEvent.StepSkipped(step.name(), course.at));
        } else {
            course.start(step);
        }
    }

    private void farewell() {
        if (course.file.channel().equals("none")) {
            shred();
            return;
        }
        course.happened(
                new CaseEvent.FarewellSaid(course.from.plus(course.pacing().farewell()), course.at));
        course.send(new Command.SayFarewell(
                course.file.commandId(CaseFile.FAREWELL, 1),
                course.file.outcome().orElseThrow(),
                course.file.reason().orElseThrow()));
    }

    /** From here on nothing of the customer can be opened; only open references go on. */
    void shred() {
        if (course.file.step(CaseFile.FAREWELL).isPresent()) {
            course.happened(new CaseEvent.StepDone(CaseFile.FAREWELL, course.at));
        }
        course.happened(new CaseEvent.KeyDestroyed(course.at));
        course.send(new Command.DestroyKey());
        course.happened(new CaseEvent.StepIssued(
                CaseFile.CLOSE, 1, course.from.plus(course.pacing().reply()), course.at));
        handOut(1, 1);
    }

    void handOut(int round, int delivery) {
        course.send(new Command.RunStep(
                course.file.commandId(CaseFile.CLOSE, round),
                CaseFile.CLOSE,
                round,
                delivery,
                course.file.outcome(),
                facts(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty()));
    }

    /** What the certificate will state, and the open references by which vendors find what they must purge. */
    private Map<String, Value> facts() {
        CaseFile file = course.file;
        Map<String, Value> open = new HashMap<>();
        file.steps().forEach((step, state) -> state.facts().forEach((name, value) -> {
            if (value instanceof Value.Open) {
                open.put(step + "." + name, value);
            }
        }));
        open.put("case.opened-at", Value.open(file.openedAt().toString()));
        open.put(
                "case.key-destroyed-at",
                Value.open(file.keyDestroyedAt().orElseThrow().toString()));
        open.put("case.key-epoch", Value.open(file.keyEpoch()));
        open.put("case.scenario", Value.open(file.scenario().name()));
        open.put(
                "case.scenario-version",
                Value.open(Integer.toString(file.scenario().version())));
        open.put("case.scenario-hash", Value.open(file.scenario().hash()));
        open.put("case.fields", Value.open(String.join(",", answered())));
        return open;
    }

    private List<String> answered() {
        return course.scenario()
                .steps()
                .filter(step -> step instanceof Step.Ask && course.is(step.name(), StepState.Status.DONE))
                .map(Step::name)
                .toList();
    }

    void replied(Reply reply) {
        if (reply.kind() == Reply.Kind.DONE && reply.facts().get("certificate") instanceof Value.Open jws) {
            course.happened(new CaseEvent.CaseClosed(
                    jws.text(), course.from.plus(course.pacing().stub()), course.at));
            return;
        }
        List<java.time.Duration> pauses = course.pacing().retry();
        int delivery = course.file.state(CaseFile.CLOSE).delivery();
        if (reply.kind() == Reply.Kind.UNAVAILABLE && delivery <= pauses.size()) {
            course.happened(
                    new CaseEvent.StepPaused(CaseFile.CLOSE, course.from.plus(pauses.get(delivery - 1)), course.at));
        } else {
            course.review(CaseFile.CLOSE, Reviewing.OPERATIONS, List.of("close-case"));
        }
    }
}
