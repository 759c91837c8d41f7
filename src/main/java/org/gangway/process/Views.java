// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.StepState;
import org.gangway.casefile.StepState.Status;
import org.gangway.wire.CaseView;

/** A case as the console shows it: everything but the person. */
public final class Views {
    private static final String HAND = "hand";

    private Views() {}

    public static CaseView of(CaseFile file) {
        return new CaseView(
                file.caseId(),
                file.conversationId(),
                file.scenario().name(),
                file.scenario().version(),
                file.channel(),
                file.language(),
                file.phase().word(),
                open(file),
                file.outcome().map(Outcome::word).orElse(null),
                file.openedAt(),
                file.changedAt(),
                file.closed() ? file.changedAt() : null,
                file.keyEpoch(),
                file.certificate().orElse(null));
    }

    /** Whether an onlooker would see the same, but for steps that are with a hand. */
    public static boolean onlyHandsMovedOn(Optional<CaseFile> before, CaseFile now) {
        return before.filter(old -> old.caseId().equals(now.caseId())
                        && old.phase() == now.phase()
                        && old.language().equals(now.language())
                        && people(old).equals(people(now)))
                .isPresent();
    }

    /** Whom a case waits for, hands left out. */
    private static List<CaseView.OpenStep> people(CaseFile file) {
        return open(file).stream()
                .filter(step -> !step.waitingFor().equals(HAND))
                .toList();
    }

    private static List<CaseView.OpenStep> open(CaseFile file) {
        return file.steps().entrySet().stream()
                .filter(e -> waits(e.getValue().status()))
                .map(e -> open(file, e))
                .sorted(Comparator.comparing(CaseView.OpenStep::since).thenComparing(CaseView.OpenStep::step))
                .toList();
    }

    private static boolean waits(Status status) {
        return switch (status) {
            case OUTSTANDING, RETRYING, STARTED, ASKING, IN_REVIEW -> true;
            case QUEUED, DONE, SKIPPED, VOID -> false;
        };
    }

    private static CaseView.OpenStep open(CaseFile file, Map.Entry<String, StepState> entry) {
        StepState state = entry.getValue();
        boolean reviewed = state.status() == Status.IN_REVIEW;
        String command =
                reviewed ? file.reviewId(entry.getKey(), state.round()) : file.commandId(entry.getKey(), state.round());
        String waitingFor = reviewed ? "reviewer" : state.status() == Status.ASKING ? "customer" : HAND;
        return new CaseView.OpenStep(
                entry.getKey(),
                command,
                state.round(),
                waitingFor,
                state.queue().orElse(null),
                state.since());
    }
}
