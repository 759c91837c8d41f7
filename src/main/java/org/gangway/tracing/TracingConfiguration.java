// SPDX-License-Identifier: Apache-2.0
package org.gangway.tracing;

import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without an address to send traces to, nothing of OpenTelemetry's SDK is loaded. */
@Configuration(proxyBeanMethods = false)
class TracingConfiguration {

    /** @param given an exporter that takes each span at once, in place of the one to {@code gangway.tracing.endpoint} */
    @Bean(destroyMethod = "close")
    Traces traces(
            ObjectProvider<SpanExporter> given,
            @Value("${gangway.tracing.endpoint:}") String endpoint,
            @Value("${gangway.tracing.share:1.0}") double share) {
        SpanExporter exporter = given.getIfAvailable();
        if (exporter != null) {
            SpanProcessor atOnce = SimpleSpanProcessor.create(exporter);
            return Tracing.begin(atOnce, share);
        }
        return endpoint.isEmpty() ? Traces.off() : Tracing.begin(Tracing.otlp(endpoint), share);
    }
}
