// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.gangway.casefile.Limit;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.jspecify.annotations.Nullable;

/**
 * On {@code <step>.commands}: what the process asks a hand to do. Carries the fields the step declared, sealed.
 * A photo's profile is no secret, and only there if it has one; so are the limits that the case's scenario sets for photos.
 * The header {@code delivery} says how often this round has been handed out.
 */
public record CommandRecord(
        String caseId,
        String commandId,
        String step,
        int round,
        Instant issuedAt,
        String language,
        @Nullable String outcome,
        Map<String, Value> fields,
        Map<String, Value> answers,
        Map<String, Value> facts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable Map<String, String> profiles,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable Map<String, Map<String, Limit>> limits,
        StepInput.@Nullable RuleTable rules) {}
