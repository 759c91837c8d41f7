// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepState.Status;

/** A {@link StepState} while it is being changed. Lives for one change. */
final class StepDraft {
    int round;
    int delivery;
    Status status;
    int retakes;
    Instant since;
    Optional<Instant> issuedAt;
    Map<String, Value> facts;
    Map<String, Value> answers;
    Optional<Question> question;
    Optional<Instant> remindAt;
    Optional<Instant> wakeAt;
    Optional<String> queue;
    Map<String, String> votes;
    List<String> reasons;

    StepDraft(StepState before) {
        this.round = before.round();
        this.delivery = before.delivery();
        this.status = before.status();
        this.retakes = before.retakes();
        this.since = before.since();
        this.issuedAt = before.issuedAt();
        this.facts = before.facts();
        this.answers = before.answers();
        this.question = before.question();
        this.remindAt = before.remindAt();
        this.wakeAt = before.wakeAt();
        this.queue = before.queue();
        this.votes = before.votes();
        this.reasons = before.reasons();
    }

    /** Into a status that waits for nothing yet: no question, no deadline, no reviewers. */
    void settle(Status status, Instant at) {
        this.status = status;
        this.since = at;
        this.question = Optional.empty();
        this.remindAt = Optional.empty();
        this.wakeAt = Optional.empty();
        this.queue = Optional.empty();
    }

    static <V> Map<String, V> merged(Map<String, V> old, Map<String, V> more) {
        Map<String, V> all = new HashMap<>(old);
        all.putAll(more);
        return all;
    }

    StepState done() {
        return new StepState(
                round, delivery, status, retakes, since, issuedAt, facts, answers, question, remindAt, wakeAt, queue,
                votes, reasons);
    }
}
