// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a decision wants done. */
public sealed interface Command {

    /** The same command with nothing in the clear. */
    default Command sealed(Sealer sealer) {
        return switch (this) {
            case RunStep c ->
                new RunStep(
                        c.commandId,
                        c.step,
                        c.round,
                        c.delivery,
                        c.outcome,
                        sealer.all("", c.fields),
                        sealer.all(c.step + ".", c.answers),
                        sealer.all(c.step + ".", c.facts),
                        c.profiles,
                        c.limits,
                        c.rules);
            case AskCustomer c -> new AskCustomer(c.commandId, c.step, sealer.question(c.step, c.question), c.because);
            case TellCustomer c -> c;
            case SayFarewell c -> c;
            case AskReviewers c ->
                new AskReviewers(c.commandId, c.step, c.round, c.queue, c.reasons, c.choices, sealer.all("", c.fields));
            case Conclude c -> new Conclude(c.outcome, c.reason, sealer.all("", c.fields));
            case DestroyKey c -> c;
        };
    }

    /**
     * A hand is to do its step.
     *
     * @param profiles of the photos among {@code fields}
     * @param limits what the case's version of its scenario wants of them, by profile and rule
     */
    record RunStep(
            String commandId,
            String step,
            int round,
            int delivery,
            Optional<Outcome> outcome,
            Map<String, Value> fields,
            Map<String, Value> answers,
            Map<String, Value> facts,
            Map<String, String> profiles,
            Map<String, Map<String, Limit>> limits,
            Optional<StepInput.RuleTable> rules)
            implements Command {}

    /** @param because reason codes to say first: why it is asked (again) */
    record AskCustomer(String commandId, String step, Question question, List<String> because) implements Command {}

    /** Something the customer is told, by text key. */
    record TellCustomer(String textKey) implements Command {}

    record SayFarewell(String commandId, Outcome outcome, String reason) implements Command {}

    /**
     * @param choices what they may decide
     * @param fields what they may open
     */
    record AskReviewers(
            String commandId,
            String step,
            int round,
            String queue,
            List<String> reasons,
            List<String> choices,
            Map<String, Value> fields)
            implements Command {}

    /** The outcome is to be written down; with fields only if approved. */
    record Conclude(Outcome outcome, String reason, Map<String, Value> fields) implements Command {}

    /** The case key is to be destroyed. */
    record DestroyKey() implements Command {}
}
