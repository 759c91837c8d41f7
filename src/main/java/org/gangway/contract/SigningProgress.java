// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/**
 * How far the signature has come: read from the facts of earlier rounds, written as the facts of this one.
 *
 * @param codeCommand the command whose code is out, if one is
 * @param codeIssued when it was
 * @param tries wrong answers to that code
 * @param codes codes mailed
 * @param acceptedAt when the customer accepted the agreement
 */
record SigningProgress(Optional<String> codeCommand, Instant codeIssued, int tries, int codes, Instant acceptedAt) {

    private static final String NONE = "";

    static final SigningProgress FRESH = new SigningProgress(Optional.empty(), Instant.EPOCH, 0, 0, Instant.EPOCH);

    static SigningProgress of(StepInput input) {
        Map<String, String> facts = input.facts();
        return new SigningProgress(
                Optional.ofNullable(facts.get("code-command")).filter(id -> !id.isEmpty()),
                Instant.parse(facts.getOrDefault("code-issued", Instant.EPOCH.toString())),
                Integer.parseInt(facts.getOrDefault("tries", "0")),
                Integer.parseInt(facts.getOrDefault("codes", "0")),
                Instant.parse(facts.getOrDefault("accepted-at", Instant.EPOCH.toString())));
    }

    /** A code goes out with this command. The first one marks when the agreement was accepted. */
    SigningProgress mailed(StepInput input) {
        Instant accepted = codes == 0 ? input.issuedAt() : acceptedAt;
        return new SigningProgress(Optional.of(input.commandId()), input.issuedAt(), 0, codes + 1, accepted);
    }

    SigningProgress wrong() {
        return new SigningProgress(codeCommand, codeIssued, tries + 1, codes, acceptedAt);
    }

    /** The tenth minute still counts. */
    boolean expired(Instant now) {
        return now.isAfter(codeIssued.plus(OneTimeCode.VALID));
    }

    boolean noTriesLeft() {
        return tries >= OneTimeCode.TRIES;
    }

    boolean noCodesLeft() {
        return codes >= OneTimeCode.CODES;
    }

    /** Every fact, also those that are at their beginning: a new start has to overwrite the old ones. */
    Map<String, Value> facts() {
        Map<String, Value> facts = new HashMap<>();
        facts.put("code-command", Value.open(codeCommand.orElse(NONE)));
        facts.put("code-issued", Value.open(codeIssued.toString()));
        facts.put("tries", Value.open(Integer.toString(tries)));
        facts.put("codes", Value.open(Integer.toString(codes)));
        facts.put("accepted-at", Value.open(acceptedAt.toString()));
        return facts;
    }
}
