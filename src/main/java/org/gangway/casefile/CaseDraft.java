// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link CaseFile} while it is being changed: what may change in it. Lives for one change. */
final class CaseDraft {
    /** How many message ids a case remembers. */
    private static final int MEMORY = 64;

    private final CaseFile before;
    int format;
    int sequence;
    String language;
    Phase phase;
    Optional<Outcome> outcome;
    Optional<String> reason;
    List<String> seen;
    Map<String, Value> fields;
    Map<String, StepState> steps;
    Instant changedAt;
    Optional<Instant> decidedAt;
    Instant expiresAt;
    Optional<Instant> keyDestroyedAt;
    Optional<Instant> forgetAt;
    Optional<String> certificate;

    CaseDraft(CaseFile before) {
        this.before = before;
        this.format = before.format();
        this.sequence = before.sequence();
        this.language = before.language();
        this.phase = before.phase();
        this.outcome = before.outcome();
        this.reason = before.reason();
        this.seen = before.seen();
        this.fields = before.fields();
        this.steps = before.steps();
        this.changedAt = before.changedAt();
        this.decidedAt = before.decidedAt();
        this.expiresAt = before.expiresAt();
        this.keyDestroyedAt = before.keyDestroyedAt();
        this.forgetAt = before.forgetAt();
        this.certificate = before.certificate();
    }

    static List<String> remembered(List<String> ids, String id) {
        List<String> all = new ArrayList<>(ids);
        all.add(id);
        return all.subList(Math.max(0, all.size() - MEMORY), all.size());
    }

    CaseFile done() {
        return new CaseFile(
                format,
                sequence,
                before.caseId(),
                before.conversationId(),
                before.channel(),
                before.scenario(),
                before.rules(),
                before.keyEpoch(),
                language,
                phase,
                outcome,
                reason,
                seen,
                before.starts(),
                fields,
                steps,
                before.openedAt(),
                changedAt,
                decidedAt,
                expiresAt,
                keyDestroyedAt,
                forgetAt,
                certificate);
    }
}
