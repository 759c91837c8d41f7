// SPDX-License-Identifier: Apache-2.0
package org.gangway.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The trace of a case, from the case's id alone: everybody who meets the case knows its trace, and nobody has to
 * remember it. The id of a case is a pseudonym and a time, so nothing of a person is in it.
 *
 * @param root the span that all others lie under; sent when the case closes
 */
record CaseTrace(String id, String root) {
    private static final int ID_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    static CaseTrace of(String caseId) {
        byte[] hash = DigestUtils.sha256(caseId);
        HexFormat hex = HexFormat.of();
        return new CaseTrace(hex.formatHex(hash, 0, ID_BYTES), hex.formatHex(hash, ID_BYTES, ID_BYTES + SPAN_BYTES));
    }

    /** What a span has for a parent that is told of no other. */
    SpanContext context() {
        return SpanContext.createFromRemoteParent(id, root, TraceFlags.getSampled(), TraceState.getDefault());
    }
}
