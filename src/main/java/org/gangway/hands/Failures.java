// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.gangway.casefile.Reply;
import org.gangway.wire.DeadLetters;
import org.gangway.wire.Unreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientResponseException;

/** What {@code routes/platform/failures.camel.yaml} calls. One public method per answer to a failure. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final HandsSettings settings;
    private final HandsMetrics meters;

    Failures(HandsSettings settings, HandsMetrics meters) {
        this.settings = settings;
        this.meters = meters;
    }

    /** At the start of every route: throws what the kamelet could not read, so that the error handler meets it. */
    public void raise(Exchange exchange) {
        Unreadable unreadable = exchange.getProperty(OpenCommand.UNREADABLE, Unreadable.class);
        if (unreadable != null) {
            throw unreadable;
        }
    }

    /** Turns the exchange into a dead letter: the record as it came, key kept. */
    public void park(Exchange exchange) {
        Origin origin = Origin.of(exchange);
        Message message = exchange.getMessage();
        message.getHeaders().clear();
        message.setHeader(KafkaConstants.KEY, origin.key());
        DeadLetters.headers(cause(exchange), origin.topic(), origin.partition(), origin.offset())
                .forEach(message::setHeader);
        message.setBody(origin.value());
        meters.parked(origin.topic());
        LOG.atWarn()
                .setMessage("parked a record that cannot be read")
                .addKeyValue("cause", cause(exchange))
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .log();
    }

    /** Whether the status that the system answered says to come back later. */
    public boolean passes(Exchange exchange) {
        for (Throwable t = caught(exchange); t != null; t = t.getCause()) {
            if (t instanceof HttpOperationFailedException http) {
                return passes(http.getStatusCode());
            }
            if (t instanceof RestClientResponseException rest) {
                return passes(rest.getStatusCode().value());
            }
        }
        return false;
    }

    private static boolean passes(int status) {
        return status >= 500 || status == 429 || status == 409;
    }

    /** Whether one more attempt fits into the call limit. */
    public boolean leavesTime(Exchange exchange) {
        return System.nanoTime() + settings.attemptLimit().toNanos()
                < Work.of(exchange).deadline();
    }

    /** The system behind the step cannot be reached. */
    public void unavailable(Exchange exchange) {
        answer(exchange, Reply.Kind.UNAVAILABLE);
    }

    /** The system behind the step refused what it was sent, or answered what cannot be used. */
    public void malformed(Exchange exchange) {
        answer(exchange, Reply.Kind.MALFORMED);
    }

    private void answer(Exchange exchange, Reply.Kind kind) {
        Work work = Work.of(exchange);
        String cause = cause(exchange);
        exchange.getMessage().setBody(Reply.of(kind, "cause." + cause));
        meters.failed(work.command().step(), kind).increment();
        LOG.atWarn()
                .setMessage("a step's outside call failed")
                .addKeyValue("step", work.command().step())
                .addKeyValue("commandId", work.command().commandId())
                .addKeyValue("kind", kind)
                .addKeyValue("cause", cause)
                .log();
    }

    private static String cause(Exchange exchange) {
        Throwable caught = caught(exchange);
        return caught == null ? "unknown" : Unreadable.fault(caught);
    }

    private static @Nullable Throwable caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }
}
