// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One case as it stands: the fold of its events. Holds sealed fields only once the processor is done with a decision.
 *
 * @param format version of this record's stored form
 * @param sequence how many events it is the fold of
 * @param keyEpoch id of the epoch whose wrapping key holds the case key
 * @param seen the last message ids, oldest first
 * @param starts ids of the messages that opened this case and, while they are remembered, earlier ones of the conversation
 * @param fields what the customer answered, by field
 * @param steps how each step stands that was ever touched
 * @param decidedAt when the outcome was decided; only while the case still has its key
 * @param expiresAt when a case that still runs is abandoned; once the outcome stands, when {@code finally} is given up
 * @param forgetAt when the stub of a closed case may go
 */
public record CaseFile(
        int format,
        int sequence,
        String caseId,
        String conversationId,
        String channel,
        Scenario.Ref scenario,
        List<StepInput.RuleTable> rules,
        String keyEpoch,
        String language,
        Phase phase,
        Optional<Outcome> outcome,
        Optional<String> reason,
        List<String> seen,
        List<String> starts,
        Map<String, Value> fields,
        Map<String, StepState> steps,
        Instant openedAt,
        Instant changedAt,
        Optional<Instant> decidedAt,
        Instant expiresAt,
        Optional<Instant> keyDestroyedAt,
        Optional<Instant> forgetAt,
        Optional<String> certificate) {

    /** The newest stored form that this code writes; {@link Forms} says what each one brought. */
    public static final int FORMAT = 2;

    /** Name of the step that says goodbye; its hand is the channel. */
    public static final String FAREWELL = "farewell";

    /** Name of the step that deletes what is left outside and writes the certificate. */
    public static final String CLOSE = "close-case";

    /** Name of the review that a customer asks for. */
    public static final String HUMAN = "human";

    /** Name of the review that a late correction asks for. */
    public static final String CORRECTION = "correction";

    /** Name of the question whether the customer really wants to stop. */
    public static final String STOP = "stop";

    public CaseFile {
        rules = List.copyOf(rules);
        seen = List.copyOf(seen);
        starts = List.copyOf(starts);
        fields = Map.copyOf(fields);
        steps = Map.copyOf(steps);
    }

    public static CaseFile opened(CaseEvent.CaseOpened e) {
        return Folding.opened(e);
    }

    /** The next state. Never opens a value, so it folds a journal whose key is gone just as well. */
    public CaseFile apply(CaseEvent event) {
        return Folding.apply(this, event).counted(sequence + 1, event.at());
    }

    public Optional<StepState> step(String name) {
        return Optional.ofNullable(steps.get(name));
    }

    /** @throws IllegalStateException if the step was never touched */
    StepState state(String name) {
        return step(name).orElseThrow(() -> new IllegalStateException("step " + name + " was never issued"));
    }

    /** The one question the customer has now: step and state. */
    public Optional<Map.Entry<String, StepState>> openQuestion() {
        return steps.entrySet().stream()
                .filter(e -> e.getValue().status() == StepState.Status.ASKING)
                .findFirst();
    }

    /** A field, or with {@code step.fact} what a step returned. */
    public Optional<Value> value(String need) {
        int dot = need.indexOf('.');
        if (dot < 0) {
            return Optional.ofNullable(fields.get(need));
        }
        return step(need.substring(0, dot)).map(state -> state.facts().get(need.substring(dot + 1)));
    }

    public boolean closed() {
        return phase == Phase.CLOSED;
    }

    public String commandId(String step, int round) {
        return caseId + "." + step + "." + round;
    }

    public String reviewId(String step, int round) {
        return caseId + "." + step + "-review." + round;
    }

    /** Whether this is the id of a review of the step, of any round. */
    boolean isReview(String step, String commandId) {
        return commandId.startsWith(caseId + "." + step + "-review.");
    }

    /** Every time at which this case must be looked at again. */
    public Stream<Deadline> deadlines() {
        return Deadline.of(this);
    }

    CaseFile in(Phase phase) {
        return change(draft -> draft.phase = phase);
    }

    CaseFile speaks(String language) {
        return change(draft -> draft.language = language);
    }

    CaseFile decided(Outcome outcome, String reason, Optional<Instant> closeBy, Instant at) {
        return change(draft -> {
            draft.decidedAt = Optional.of(at);
            draft.expiresAt = closeBy.orElse(expiresAt);
            draft.phase = Phase.FINALLY;
            draft.outcome = Optional.of(outcome);
            draft.reason = Optional.of(reason);
        });
    }

    CaseFile with(String field, Value value) {
        return change(draft -> draft.fields = StepDraft.merged(fields, Map.of(field, value)));
    }

    CaseFile with(String step, StepState state) {
        return change(draft -> draft.steps = StepDraft.merged(steps, Map.of(step, state)));
    }

    CaseFile saw(String messageId) {
        return change(draft -> draft.seen = CaseDraft.remembered(seen, messageId));
    }

    /** Whether this message came before. Whatever else is forgotten, a start is not: it would open another case. */
    boolean knows(String messageId) {
        return seen.contains(messageId) || starts.contains(messageId);
    }

    /** Sealed fields are of no use without the key: what stays are open facts. */
    CaseFile keyDestroyed(Instant at) {
        return change(draft -> {
            draft.phase = Phase.SHREDDING;
            draft.fields = Map.of();
            draft.decidedAt = Optional.empty();
            draft.keyDestroyedAt = Optional.of(at);
        });
    }

    CaseFile closedWith(String certificate, Instant forgetAt) {
        return change(draft -> {
            draft.phase = Phase.CLOSED;
            draft.fields = Map.of();
            draft.steps = Map.of();
            draft.forgetAt = Optional.of(forgetAt);
            draft.certificate = Optional.of(certificate);
        });
    }

    private CaseFile counted(int sequence, Instant changedAt) {
        return change(draft -> {
            draft.sequence = sequence;
            draft.changedAt = changedAt;
        });
    }

    CaseFile change(Consumer<CaseDraft> change) {
        CaseDraft draft = new CaseDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
