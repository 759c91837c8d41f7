// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.gangway.tracing.Traces;
import org.gangway.wire.CommandRecord;

/** A hand's part of a case's trace: from the opened command to the end of the exchange. Lives in a property of it. */
final class StepSpan {
    private static final String PROPERTY = "gangway.span";

    private StepSpan() {}

    static void begin(Traces traces, Exchange exchange, CommandRecord command, int delivery) {
        if (!traces.on()) {
            return;
        }
        String parent = exchange.getMessage().getHeader(Traces.HEADER, String.class);
        Span span = traces.begin("step " + command.step(), SpanKind.CONSUMER, command.caseId(), parent, Instant.now());
        span.setAttribute(Traces.STEP, command.step())
                .setAttribute(Traces.COMMAND, command.commandId())
                .setAttribute("gangway.delivery", delivery);
        exchange.setProperty(PROPERTY, span);
    }

    static Optional<Span> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(PROPERTY, Span.class));
    }

    static void end(Exchange exchange) {
        of(exchange).ifPresent(span -> {
            Throwable fault = exchange.getException();
            if (fault != null) {
                span.setStatus(StatusCode.ERROR)
                        .setAttribute(Traces.CAUSE, fault.getClass().getName());
            }
            span.end();
        });
    }
}
