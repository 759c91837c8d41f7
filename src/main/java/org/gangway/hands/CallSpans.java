// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.net.URI;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.gangway.tracing.Traces;
import org.jspecify.annotations.Nullable;

/**
 * A span for each HTTP call that a route makes, and the header that lets the called system go on with the trace. Of the
 * address only the host is told: paths may name customers.
 */
final class CallSpans extends EventNotifierSupport {
    private static final String PROPERTY = "gangway.call-span";

    private final Traces traces;

    CallSpans(Traces traces) {
        this.traces = traces;
        setIgnoreCamelContextEvents(true);
        setIgnoreCamelContextInitEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeFailedEvents(true);
        setIgnoreExchangeRedeliveryEvents(true);
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeSendingEvent || event instanceof ExchangeSentEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeSendingEvent sending) {
            host(sending.getEndpoint()).ifPresent(host -> begin(sending.getExchange(), host));
        } else if (event instanceof ExchangeSentEvent sent
                && host(sent.getEndpoint()).isPresent()) {
            end(sent.getExchange());
        }
    }

    private void begin(Exchange exchange, String host) {
        StepSpan.of(exchange).ifPresent(step -> {
            Span call = traces.under(step, "call " + host, SpanKind.CLIENT);
            call.setAttribute("server.address", host);
            exchange.setProperty(PROPERTY, call);
            exchange.getMessage().setHeader(Traces.HEADER, Traces.header(call));
        });
    }

    private static void end(Exchange exchange) {
        if (exchange.removeProperty(PROPERTY) instanceof Span call) {
            Throwable fault = exchange.getException();
            Integer status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
            if (status != null) {
                call.setAttribute("http.response.status_code", status);
            }
            if (fault != null) {
                call.setStatus(StatusCode.ERROR)
                        .setAttribute(Traces.CAUSE, fault.getClass().getName());
            }
            call.end();
        }
    }

    private static Optional<String> host(@Nullable Endpoint endpoint) {
        return endpoint instanceof HttpEndpoint http
                ? Optional.ofNullable(http.getHttpUri()).map(URI::getHost)
                : Optional.empty();
    }
}
