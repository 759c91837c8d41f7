// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Phase;
import org.gangway.casefile.StepState;
import org.jspecify.annotations.Nullable;

/**
 * What the open cases of one task wait for, in memory, rebuilt when the task starts. Written by the stream thread, read
 * by whoever asks for metrics.
 */
final class OpenSteps {

    /** @param since when this round first went to whom it is with; after a restart, when it last did */
    record Open(String step, int round, boolean withHand, Instant since) {
        private boolean continues(Open earlier) {
            return step.equals(earlier.step) && round == earlier.round && withHand == earlier.withHand;
        }
    }

    /** @param decidedAt with an outcome whose case key is still there: since when */
    record WaitingCase(String caseId, List<Open> steps, Optional<Instant> decidedAt) {}

    private final Map<String, WaitingCase> byConversation = new ConcurrentHashMap<>();

    /** Takes the case as it is now. */
    void track(CaseFile file) {
        if (file.closed()) {
            forget(file.conversationId());
            return;
        }
        WaitingCase before = byConversation.get(file.conversationId());
        WaitingCase known = before != null && before.caseId.equals(file.caseId()) ? before : null;
        byConversation.put(
                file.conversationId(), new WaitingCase(file.caseId(), open(file, known), decidedAt(file, known)));
    }

    void forget(String conversationId) {
        byConversation.remove(conversationId);
    }

    void clear() {
        byConversation.clear();
    }

    Stream<WaitingCase> all() {
        return byConversation.values().stream();
    }

    private static List<Open> open(CaseFile file, @Nullable WaitingCase before) {
        return file.steps().entrySet().stream()
                .filter(step -> waits(step.getValue().status()))
                .map(step -> earliest(
                        new Open(
                                step.getKey(),
                                step.getValue().round(),
                                withHand(step.getValue().status()),
                                step.getValue().since()),
                        before))
                .toList();
    }

    /** A command that is handed out again is as old as it was. */
    private static Open earliest(Open now, @Nullable WaitingCase before) {
        if (before == null) {
            return now;
        }
        return before.steps.stream().filter(now::continues).findFirst().orElse(now);
    }

    private static Optional<Instant> decidedAt(CaseFile file, @Nullable WaitingCase before) {
        if (file.phase() != Phase.FINALLY && file.phase() != Phase.FAREWELL) {
            return Optional.empty();
        }
        Optional<Instant> earlier = before == null ? Optional.empty() : before.decidedAt;
        return earlier.isPresent() ? earlier : Optional.of(file.changedAt());
    }

    private static boolean waits(StepState.Status status) {
        return withHand(status) || status == StepState.Status.ASKING || status == StepState.Status.IN_REVIEW;
    }

    private static boolean withHand(StepState.Status status) {
        return switch (status) {
            case OUTSTANDING, RETRYING, STARTED -> true;
            case ASKING, QUEUED, IN_REVIEW, DONE, SKIPPED, VOID -> false;
        };
    }
}
