// SPDX-License-Identifier: Apache-2.0
package org.gangway.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Begins the spans of cases. Whoever uses it asks {@link #on} first and does nothing otherwise. Attributes are ids of
 * cases and commands, steps, verdicts, hosts and classes of faults: never what a customer or a vendor said.
 */
public final class Traces implements AutoCloseable {
    /** The record header of W3C Trace Context. */
    public static final String HEADER = "traceparent";

    public static final String CASE = "gangway.case";
    public static final String STEP = "gangway.step";
    public static final String COMMAND = "gangway.command";
    public static final String VERDICT = "gangway.verdict";
    public static final String OUTCOME = "gangway.outcome";
    public static final String CAUSE = "error.type";

    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private final @Nullable Tracer tracer;

    private final Runnable end;

    /** @param end sends what is not sent yet */
    Traces(@Nullable Tracer tracer, Runnable end) {
        this.tracer = tracer;
        this.end = end;
    }

    /** Nothing is traced. */
    public static Traces off() {
        return new Traces(null, () -> {});
    }

    public boolean on() {
        return tracer != null;
    }

    /**
     * @param parent as a header said; one that is absent, broken or of another trace counts for nothing, and the span
     *     lies directly under its case
     */
    public Span begin(String name, SpanKind kind, String caseId, @Nullable String parent, Instant start) {
        CaseTrace trace = CaseTrace.of(caseId);
        SpanContext above = parent(parent, trace);
        return builder(name)
                .setParent(Context.root().with(Span.wrap(above)))
                .setSpanKind(kind)
                .setStartTimestamp(start)
                .setAttribute(CASE, caseId)
                .startSpan();
    }

    /** A span under another one of the same process. */
    public Span under(Span above, String name, SpanKind kind) {
        return builder(name)
                .setParent(Context.root().with(above))
                .setSpanKind(kind)
                .startSpan();
    }

    /** The span that all others of a case lie under, once the case has closed. */
    public void whole(String caseId, String outcome, Instant opened, Instant closed) {
        Span root = CaseIds.withRoot(CaseTrace.of(caseId), () -> builder("case")
                .setNoParent()
                .setStartTimestamp(opened)
                .setAttribute(CASE, caseId)
                .setAttribute(OUTCOME, outcome)
                .startSpan());
        root.end(closed);
    }

    /** For {@link #HEADER}. */
    public static String header(Span span) {
        SpanContext context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    @Override
    public void close() {
        end.run();
    }

    private SpanBuilder builder(String name) {
        if (tracer == null) {
            throw new IllegalStateException("tracing is off: ask on() first");
        }
        return tracer.spanBuilder(name);
    }

    private static SpanContext parent(@Nullable String header, CaseTrace trace) {
        Matcher parent = PARENT.matcher(header == null ? "" : header);
        return parent.matches() && parent.group(1).equals(trace.id())
                ? SpanContext.createFromRemoteParent(
                        parent.group(1),
                        parent.group(2),
                        TraceFlags.fromHex(parent.group(3), 0),
                        TraceState.getDefault())
                : trace.context();
    }
}
