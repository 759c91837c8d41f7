// SPDX-License-Identifier: Apache-2.0
package org.gangway.tracing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private static final String CASE = "0123456789abcdef0123456789abcdef-1795428930000";
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Traces traces = Tracing.begin(SimpleSpanProcessor.create(exporter), 1);

    @Test
    void whoeverKnowsTheCaseKnowsItsTrace() {
        traces.begin("a", SpanKind.INTERNAL, CASE, null, START).end();
        Tracing.begin(SimpleSpanProcessor.create(exporter), 1)
                .begin("b", SpanKind.INTERNAL, CASE, null, START)
                .end();
        traces.begin("c", SpanKind.INTERNAL, CASE + "0", null, START).end();
        List<String> ids = exporter.getFinishedSpanItems().stream()
                .map(SpanData::getTraceId)
                .toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void theWholeCaseIsTheSpanThatTheOthersLieUnder() {
        traces.begin("a", SpanKind.INTERNAL, CASE, null, START).end();
        traces.whole(CASE, "approved", START, START.plusSeconds(60));
        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
        assertThat(spans.get(0).getTraceId()).isEqualTo(spans.get(1).getTraceId());
        assertThat(spans.get(1).getEndEpochNanos() - spans.get(1).getStartEpochNanos())
                .isEqualTo(60_000_000_000L);
    }

    @Test
    void aHeaderGoesBeforeTheRoot() {
        Span above = traces.begin("a", SpanKind.INTERNAL, CASE, null, START);
        traces.begin("b", SpanKind.INTERNAL, CASE, Traces.header(above), START).end();
        assertThat(exporter.getFinishedSpanItems().getFirst().getParentSpanId())
                .isEqualTo(above.getSpanContext().getSpanId());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00-x", "00-11111111111111111111111111111111-2222222222222222-01"})
    void aHeaderThatIsAbsentBrokenOrOfAnotherTraceCountsForNothing(String header) {
        traces.begin("a", SpanKind.INTERNAL, CASE, header, START).end();
        SpanData span = exporter.getFinishedSpanItems().getFirst();
        assertThat(span.getTraceId()).isEqualTo(CaseTrace.of(CASE).id());
        assertThat(span.getParentSpanId()).isEqualTo(CaseTrace.of(CASE).root());
    }

    @Test
    void aShareOfZeroTracesNothing() {
        Traces none = Tracing.begin(SimpleSpanProcessor.create(exporter), 0);
        none.begin("a", SpanKind.INTERNAL, CASE, null, START).end();
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void spansGoToTheConfiguredAddressByOtlpWhenTracesAreClosed() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", call -> {
            try (call) {
                byte[] body = call.getRequestBody().readAllBytes();
                received.add(call.getRequestHeaders().getFirst("Content-Type") + new String(body, ISO_8859_1));
                call.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
        try (Traces sent = Tracing.begin(
                Tracing.otlp("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces"), 1)) {
            sent.begin("step rate-risk", SpanKind.CONSUMER, CASE, null, START).end();
        } finally {
            collector.stop(1);
        }
        assertThat(received).singleElement().satisfies(call -> assertThat(call)
                .startsWith("application/x-protobuf")
                .contains("step rate-risk", "gangway"));
    }

    @Test
    void whoDoesNotAskWhetherTracingIsOnIsTold() {
        Traces off = Traces.off();
        assertThat(off.on()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> off.begin("a", SpanKind.INTERNAL, CASE, null, START));
    }
}
