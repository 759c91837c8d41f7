// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.time.Instant;
import java.util.Map;
import org.gangway.casefile.Value;

/**
 * On {@code outcomes}: how a case ended.
 *
 * @param reason a code: what led to the outcome
 * @param fields the customer's sealed fields, only if approved; unreadable once the case key is gone
 */
public record OutcomeRecord(
        String caseId,
        String outcome,
        String reason,
        String scenario,
        int version,
        Instant decidedAt,
        Map<String, Value> fields) {}
