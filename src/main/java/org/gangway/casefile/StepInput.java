// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A command as a hand's bean sees it: opened, with nothing but what the step declared under {@code needs}.
 *
 * @param commandId case id + step + round; the idempotency key towards the outside, together with a call's name
 * @param caseId the case
 * @param step the step's name
 * @param round 1 for the first time, one more for each retake, correction or answer to this step's own question
 * @param delivery 1 for the first time this round is handed out, one more for each re-issue
 * @param issuedAt when the process issued this round
 * @param language BCP 47 language of the customer
 * @param outcome with steps under {@code finally}: how the case ended ({@code approved}, …)
 * @param fields the declared fields in the clear; absent where the customer never gave them
 * @param answers the customer's answers to this step's own questions, by {@link Question#field}
 * @param facts what this step itself returned in earlier rounds
 * @param profiles with photos: what each is of, {@code id-portrait}, {@code selfie} or {@code liveness} (a recording whose
 *     first picture is a selfie), by the field's name
 * @param limits what the scenario wants of photos, by profile ({@code id-portrait}, {@code selfie}) and rule; a rule that is not
 *     there is up to who looks at them
 * @param rules the pinned rule table of this step, if there is one of its name
 * @param documents reads the photo or document that a field's text claims
 */
public record StepInput(
        String commandId,
        String caseId,
        String step,
        int round,
        int delivery,
        Instant issuedAt,
        String language,
        Optional<String> outcome,
        Map<String, String> fields,
        Map<String, String> answers,
        Map<String, String> facts,
        Map<String, String> profiles,
        Map<String, Map<String, Limit>> limits,
        Optional<RuleTable> rules,
        Documents documents) {

    /** Names one version of a rule table. */
    public record RuleTable(String name, int version, String hash) {}

    /** Reads what the object store keeps, and what follows from the case's key. */
    @FunctionalInterface
    public interface Documents {
        /** @throws IllegalStateException if the claim's object is gone */
        byte[] read(String claim);

        /**
         * From which the challenges of a question before a camera follow.
         *
         * @throws IllegalStateException where a command has no case key
         */
        default String nonce(String question) {
            throw new IllegalStateException("no case key is at hand from which a nonce of a question could follow");
        }
    }

    /** @throws IllegalArgumentException if the step did not declare the field, or the customer never gave it */
    public String field(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the command of step " + step + " carries no field " + name
                    + "; declare it under needs: in the scenario");
        }
        return value;
    }

    /** The bytes of a photo or document field. */
    public byte[] document(String name) {
        return documents.read(field(name));
    }

    /** No field, answer or fact in a log line. */
    @Override
    public String toString() {
        return commandId + "[***]";
    }
}
