// SPDX-License-Identifier: Apache-2.0
package org.gangway.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;

/** The SDK behind {@link Traces}. */
final class Tracing {
    private Tracing() {}

    static SpanProcessor otlp(String endpoint) {
        return BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build())
                .build();
    }

    /** @param share of all cases; by the trace's id, so a case is traced as a whole or not at all */
    static Traces begin(SpanProcessor processor, double share) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(processor)
                .setIdGenerator(new CaseIds())
                .setSampler(Sampler.traceIdRatioBased(share))
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "gangway")))
                .build();
        return new Traces(provider.get("org.gangway"), provider::close);
    }
}
