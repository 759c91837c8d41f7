// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gangway.demo.DemoCustomer.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One customer's way through a case is one trace. */
@Timeout(180)
class TraceIT {
    private static final AttributeKey<String> CASE = AttributeKey.stringKey("gangway.case");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @Test
    void aWalkedCaseIsOneConnectedTraceThatSaysNothingOfThePerson() {
        try (RunningGangway gangway = RunningGangway.start(
                        Map.of(), context -> context.registerBean(SpanExporter.class, () -> exporter));
                Walk walk = Walk.begin(gangway, "clara.traced@example.org")) {
            Told farewell = walk.farewell();
            walk.certificate(farewell);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> of(farewell.caseId()).anyMatch(TraceIT::whole));
            List<SpanData> spans = of(farewell.caseId()).toList();
            assertThat(spans.stream().map(SpanData::getTraceId).distinct()).hasSize(1);
            assertThat(exporter.getFinishedSpanItems())
                    .filteredOn(
                            span -> span.getTraceId().equals(spans.getFirst().getTraceId()))
                    .allSatisfy(span -> assertThat(span.getSpanId().equals(root(spans)) || hasParent(span))
                            .as(span.getName())
                            .isTrue());
            assertThat(names())
                    .contains(
                            "case",
                            "chat received",
                            "chat delivered",
                            "decide started",
                            "decide customer-said",
                            "decide replied",
                            "step open-account",
                            "step verify-face",
                            "step close-case",
                            "call 127.0.0.1",
                            "call eventbridge",
                            "call mail");
            saysNothingOfThePerson();
        }
    }

    private Stream<SpanData> of(String caseId) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> caseId.equals(span.getAttributes().get(CASE)));
    }

    private static boolean whole(SpanData span) {
        return span.getName().equals("case");
    }

    private static String root(List<SpanData> spans) {
        SpanData root = spans.stream().filter(TraceIT::whole).findFirst().orElseThrow();
        assertThat(root.getParentSpanContext().isValid()).isFalse();
        assertThat(root.getAttributes().get(AttributeKey.stringKey("gangway.outcome")))
                .isEqualTo("approved");
        return root.getSpanId();
    }

    /** Among the finished spans: none of them hangs in the air. */
    private boolean hasParent(SpanData span) {
        return exporter.getFinishedSpanItems().stream()
                .anyMatch(other -> other.getSpanId().equals(span.getParentSpanId())
                        && other.getTraceId().equals(span.getTraceId()));
    }

    private Set<String> names() {
        assertThat(exporter.getFinishedSpanItems()).anyMatch(span -> span.getKind() == SpanKind.CLIENT);
        return exporter.getFinishedSpanItems().stream().map(SpanData::getName).collect(Collectors.toSet());
    }

    private void saysNothingOfThePerson() {
        assertThat(exporter.getFinishedSpanItems().stream()
                        .map(span -> span.getName() + " " + span.getAttributes() + span.getEvents()
                                + span.getStatus().getDescription()))
                .hasSizeGreaterThan(30)
                .allSatisfy(said -> Stream.concat(Walk.CLARA.values().stream(), Stream.of("clara", "1990-05-07"))
                        .filter(canary -> !canary.equals("yes"))
                        .forEach(canary -> assertThat(said).doesNotContain(canary)));
    }
}
