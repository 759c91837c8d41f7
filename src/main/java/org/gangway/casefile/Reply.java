// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a step came back with.
 *
 * @param kind what it means for the case
 * @param reasons open codes ({@code face.too-small}), most important first; also text keys for the customer
 * @param facts what the step found out, by name; sealed on the way unless {@link Value.Open}
 * @param question with {@link Kind#ASK} only: what the customer must answer before the step can go on
 */
public record Reply(Kind kind, List<String> reasons, Map<String, Value> facts, Optional<Question> question) {

    /** The ten answers of a step. */
    public enum Kind {
        /** A {@code do} step did its work. */
        DONE,
        /** A check found nothing against the customer. */
        PASS,
        /** A check wants a human to look. */
        REFER,
        /** A check found against the customer. */
        FAIL,
        /** A check asks the customer to do something again, a photo usually. */
        RETAKE,
        /** The step goes on outside and will reply again. */
        STARTED,
        /** The step needs an answer from the customer. */
        ASK,
        /** The customer declined what the step offered. */
        DECLINED,
        /** The system behind the step cannot be reached now. */
        UNAVAILABLE,
        /** The command, or what came back from the system, cannot be used. */
        MALFORMED
    }

    public Reply {
        reasons = List.copyOf(reasons);
        facts = Map.copyOf(facts);
    }

    public static Reply of(Kind kind, String... reasons) {
        return new Reply(kind, List.of(reasons), Map.of(), Optional.empty());
    }

    public static Reply ask(Question question) {
        return new Reply(Kind.ASK, List.of(), Map.of(), Optional.of(question));
    }

    public Reply with(Map<String, Value> facts) {
        return new Reply(kind, reasons, facts, question);
    }
}
