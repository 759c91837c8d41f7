// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.StepState;

/**
 * What the open cases of one task wait for, in memory, rebuilt when the task starts. Written by the stream thread, read
 * by whoever asks for metrics.
 */
final class OpenSteps {

    /** @param since when this round first went to whom it is with */
    record Open(String step, boolean withHand, Instant since) {}

    /** @param decidedAt with an outcome whose case key is still there: since when */
    record WaitingCase(String caseId, List<Open> steps, Optional<Instant> decidedAt) {}

    private final Map<String, WaitingCase> byConversation = new ConcurrentHashMap<>();

    /** Takes the case as it is now. */
    void track(CaseFile file) {
        if (file.closed()) {
            forget(file.conversationId());
            return;
        }
        byConversation.put(file.conversationId(), new WaitingCase(file.caseId(), open(file.steps()), file.decidedAt()));
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

    private static List<Open> open(Map<String, StepState> steps) {
        return steps.entrySet().stream()
                .filter(step -> waits(step.getValue().status()))
                .map(step -> open(step.getKey(), step.getValue()))
                .toList();
    }

    private static Open open(String step, StepState state) {
        return new Open(step, withHand(state.status()), state.issuedAt().orElse(state.since()));
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
