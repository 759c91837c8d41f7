// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How one step of one case stands.
 *
 * @param round counts from 1
 * @param delivery how often this round has been handed out
 * @param retakes how often the step answered {@code retake}
 * @param since when it got into this status
 * @param issuedAt when this round first went to its hand; only while the hand has it, however often it is handed out again
 * @param facts what the step returned
 * @param answers the customer's answers to the step's own questions
 * @param question what the customer is, or will be, asked
 * @param remindAt when to remind; empty once done
 * @param wakeAt when the status runs out: reply, retry or expire
 * @param queue with {@link Status#IN_REVIEW}: which reviewers
 * @param votes reviewer → decision
 * @param reasons why it is in this status
 */
public record StepState(
        int round,
        int delivery,
        Status status,
        int retakes,
        Instant since,
        Optional<Instant> issuedAt,
        Map<String, Value> facts,
        Map<String, Value> answers,
        Optional<Question> question,
        Optional<Instant> remindAt,
        Optional<Instant> wakeAt,
        Optional<String> queue,
        Map<String, String> votes,
        List<String> reasons) {

    /** What the step is waiting for, if anything. */
    public enum Status {
        /** A hand has the command. */
        OUTSTANDING,
        /** The hand said {@code unavailable}; pausing. */
        RETRYING,
        /** The hand said {@code started}: it goes on outside. */
        STARTED,
        /** The customer has the question. */
        ASKING,
        /** A question that waits for its turn. */
        QUEUED,
        /** Reviewers have it. */
        IN_REVIEW,
        DONE,
        SKIPPED,
        /** Its inputs changed; it will run again. */
        VOID;

        boolean settled() {
            return this == DONE || this == SKIPPED;
        }

        boolean withHand() {
            return this == OUTSTANDING || this == RETRYING || this == STARTED;
        }
    }

    public StepState {
        issuedAt = status.withHand() ? issuedAt : Optional.empty();
        facts = Map.copyOf(facts);
        answers = Map.copyOf(answers);
        votes = Map.copyOf(votes);
        reasons = List.copyOf(reasons);
    }

    static StepState issued(int round, Instant at, Instant replyBy) {
        return new StepState(
                round,
                1,
                Status.OUTSTANDING,
                0,
                at,
                Optional.of(at),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(replyBy),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    /** The next round of the same step: keeps what it found out and how often it asked for a retake. */
    StepState again(int round, Instant at, Instant replyBy) {
        return change(draft -> {
            draft.settle(Status.OUTSTANDING, at);
            draft.round = round;
            draft.delivery = 1;
            draft.issuedAt = Optional.of(at);
            draft.wakeAt = Optional.of(replyBy);
            draft.votes = Map.of();
            draft.reasons = List.of();
        });
    }

    StepState redelivered(int delivery, Instant at, Instant replyBy) {
        return change(draft -> {
            draft.delivery = delivery;
            draft.status = Status.OUTSTANDING;
            draft.since = at;
            draft.issuedAt = issuedAt.or(() -> Optional.of(at));
            draft.wakeAt = Optional.of(replyBy);
            draft.queue = Optional.empty();
            draft.votes = Map.of();
        });
    }

    /** Waits for nothing any more, or for what is asked next. */
    StepState becomes(Status status, Instant at) {
        return change(draft -> draft.settle(status, at));
    }

    StepState waits(Status status, Instant at, Optional<Instant> remindAt, Optional<Instant> wakeAt) {
        return change(draft -> {
            draft.status = status;
            draft.since = at;
            draft.remindAt = remindAt;
            draft.wakeAt = wakeAt;
        });
    }

    StepState asks(int round, Question question) {
        return change(draft -> {
            draft.round = round;
            draft.question = Optional.of(question);
        });
    }

    StepState replied(Reply reply) {
        return change(draft -> {
            draft.retakes = retakes + (reply.kind() == Reply.Kind.RETAKE ? 1 : 0);
            draft.facts = StepDraft.merged(facts, reply.facts());
            draft.reasons = reply.reasons();
        });
    }

    StepState issued(Optional<Instant> at) {
        return change(draft -> draft.issuedAt = at);
    }

    StepState knows(String fact, Value value) {
        return change(draft -> draft.facts = StepDraft.merged(facts, Map.of(fact, value)));
    }

    StepState answered(String field, Value value) {
        return change(draft -> draft.answers = StepDraft.merged(answers, Map.of(field, value)));
    }

    StepState voided(Instant at) {
        return change(draft -> {
            draft.settle(Status.VOID, at);
            draft.facts = Map.of();
            draft.answers = Map.of();
            draft.votes = Map.of();
            draft.reasons = List.of();
        });
    }

    StepState inReview(String queue, List<String> reasons, Instant at) {
        return change(draft -> {
            draft.settle(Status.IN_REVIEW, at);
            draft.queue = Optional.of(queue);
            draft.votes = Map.of();
            draft.reasons = reasons;
        });
    }

    StepState voted(String reviewer, String decision) {
        return change(draft -> draft.votes = StepDraft.merged(votes, Map.of(reviewer, decision)));
    }

    Stream<Deadline> deadlines(String step) {
        return Deadline.of(step, this);
    }

    private StepState change(Consumer<StepDraft> change) {
        StepDraft draft = new StepDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
