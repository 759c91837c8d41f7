// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A time at which a case must be looked at again. Derived from the case, never stored beside it.
 *
 * @param id names step, round, delivery and kind, so that a deadline of the past never meets a later round
 */
public record Deadline(String id, Kind kind, String step, Instant due) {

    /** What the time means. */
    public enum Kind {
        /** The customer has not answered: remind. */
        REMIND,
        /** The customer still has not answered: abandon. */
        EXPIRE,
        /** The hand has not replied: hand the command out again. */
        REPLY,
        /** The pause after {@code unavailable} is over. */
        RETRY,
        /** The case has become too old: while it runs, or while what follows its outcome goes on. */
        MAX_AGE,
        /** The stub of a closed case may go. */
        FORGET
    }

    static Stream<Deadline> of(CaseFile file) {
        if (file.closed()) {
            return file.forgetAt().stream().map(due -> of(Kind.FORGET, "case", 1, 1, due));
        }
        Stream<Deadline> ofSteps = file.steps().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(e -> of(e.getKey(), e.getValue()));
        return file.phase() == Phase.RUNNING || file.phase() == Phase.FINALLY
                ? Stream.concat(ofSteps, Stream.of(of(Kind.MAX_AGE, "case", 1, 1, file.expiresAt())))
                : ofSteps;
    }

    /** Those of one step: none where a person, or nobody, has it. */
    static Stream<Deadline> of(String step, StepState state) {
        return switch (state.status()) {
            case OUTSTANDING -> due(Kind.REPLY, step, state, state.wakeAt());
            case RETRYING -> due(Kind.RETRY, step, state, state.wakeAt());
            case STARTED, ASKING ->
                Stream.concat(
                        due(Kind.REMIND, step, state, state.remindAt()), due(Kind.EXPIRE, step, state, state.wakeAt()));
            case QUEUED, IN_REVIEW, DONE, SKIPPED, VOID -> Stream.empty();
        };
    }

    private static Stream<Deadline> due(Kind kind, String step, StepState state, Optional<Instant> at) {
        return at.map(due -> of(kind, step, state.round(), state.delivery(), due)).stream();
    }

    static Deadline of(Kind kind, String step, int round, int delivery, Instant due) {
        return new Deadline(step + "." + round + "." + delivery + "." + kind, kind, step, due);
    }
}
