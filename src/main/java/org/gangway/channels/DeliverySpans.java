// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.gangway.tracing.Traces;

/** The channel's part of a case's trace: that a browser was there and got what was said. */
record DeliverySpans(Traces traces) {

    void delivered(Outgoing said, Headers headers) {
        if (traces.on()) {
            caseOf(said).ifPresent(caseId -> traces.begin(
                            "chat delivered",
                            SpanKind.PRODUCER,
                            caseId,
                            org.gangway.wire.Headers.text(headers, Traces.HEADER)
                                    .orElse(""),
                            Instant.now())
                    .end());
        }
    }

    /** A command's id begins with its case's, which holds no full stop. A notice belongs to no command, and has no span. */
    private static Optional<String> caseOf(Outgoing said) {
        return Optional.ofNullable(said.content().commandId())
                .filter(id -> id.indexOf('.') > 0)
                .map(id -> id.substring(0, id.indexOf('.')));
    }
}
