// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Record;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Decision;
import org.gangway.casefile.Input;
import org.gangway.casefile.Outcome;
import org.gangway.tracing.Traces;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;

/** The process's part of a case's trace: what came by chat, what was decided, and in the end the case as a whole. */
record DecisionSpans(Traces traces, InstantSource clock) {

    /** @return empty while nothing is traced */
    Optional<Span> begin(Record<String, byte[]> record, String caseId, Input input) {
        if (!traces.on()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String parent = Headers.text(record.headers(), Traces.HEADER).orElse("");
        if (Headers.text(record.headers(), Headers.CE_TYPE).orElse("").equals(Headers.CHAT_RECEIVED)) {
            parent = chat(caseId, Instant.ofEpochMilli(record.timestamp()), now);
        }
        Span span = traces.begin("decide " + Json.kebab(input.getClass()), SpanKind.INTERNAL, caseId, parent, now);
        if (input instanceof Input.Replied replied) {
            span.setAttribute(Traces.STEP, replied.step())
                    .setAttribute(Traces.COMMAND, replied.commandId())
                    .setAttribute(Traces.VERDICT, replied.reply().kind().name());
        }
        return Optional.of(span);
    }

    /** A channel knows no case: it is the process that says when a message came and when its turn was. */
    private String chat(String caseId, Instant received, Instant now) {
        Instant start = received.isAfter(now) ? now : received;
        Span span = traces.begin("chat received", SpanKind.CONSUMER, caseId, null, start);
        span.end(now);
        return Traces.header(span);
    }

    void end(Span span, CaseFile file, Decision decision) {
        span.setAttribute(
                "gangway.events",
                decision.events().stream()
                        .map(event -> Json.kebab(event.getClass()))
                        .collect(Collectors.joining(",")));
        span.end();
        if (decision.events().stream().anyMatch(CaseEvent.CaseClosed.class::isInstance)) {
            String outcome = file.outcome().map(Outcome::word).orElse("");
            traces.whole(file.caseId(), outcome, file.openedAt(), file.changedAt());
        }
    }
}
