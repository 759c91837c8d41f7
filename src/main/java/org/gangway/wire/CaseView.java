// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On {@code cases}, compacted, keyed by conversation: how a case stands, without personal data. For the console and for
 * the keeper of key epochs.
 *
 * @param phase {@code running}, {@code finally}, {@code farewell}, {@code shredding}, {@code closed}
 * @param steps what is outstanding now
 * @param outcome once decided
 * @param wrappingEpoch the epoch whose wrapping key holds the case key
 * @param certificate the deletion certificate (compact JWS), once closed
 */
public record CaseView(
        String caseId,
        String conversationId,
        String scenario,
        int version,
        String channel,
        String language,
        String phase,
        List<OpenStep> steps,
        @Nullable String outcome,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant closedAt,
        String wrappingEpoch,
        @Nullable String certificate) {

    /**
     * @param waitingFor {@code customer}, {@code hand}, {@code reviewer}
     * @param queue with {@code reviewer}: {@code compliance}, {@code identity}, {@code operations}
     */
    public record OpenStep(
            String step, String commandId, int round, String waitingFor, @Nullable String queue, Instant since) {}
}
