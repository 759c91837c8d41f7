// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.StepInput;
import org.gangway.sealing.CaseKey;
import org.gangway.sealing.ObjectStore;
import org.gangway.sealing.SealBroken;
import org.gangway.tracing.Traces;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * The inner half of {@code kamelet:step-source}: turns the record into a {@link StepInput} with the declared fields
 * opened. Whatever else came with the record goes no further.
 */
final class OpenCommand implements Processor {
    static final String CASE_ID = "caseId";
    static final String COMMAND_ID = "commandId";

    /** Under this property waits what {@code failures} is to park. */
    static final String UNREADABLE = "gangway.unreadable";

    private static final Set<String> TRACE = Set.of("traceparent", "tracestate");

    private final CaseKeyFinder keys;
    private final ObjectStore objects;
    private final HandsSettings settings;
    private final HandsMetrics meters;
    private final Traces traces;

    OpenCommand(CaseKeyFinder keys, ObjectStore objects, HandsSettings settings, HandsMetrics meters, Traces traces) {
        this.keys = keys;
        this.objects = objects;
        this.settings = settings;
        this.meters = meters;
        this.traces = traces;
    }

    @Override
    public void process(Exchange exchange) {
        Origin origin = Origin.of(exchange);
        int delivery = Headers.delivery(exchange.getMessage().getHeader(Headers.DELIVERY, "", String.class));
        exchange.getMessage().getHeaders().keySet().retainAll(TRACE);
        try {
            CommandRecord command = read(origin.value());
            key(command).ifPresentOrElse(key -> open(exchange, command, delivery, key), () -> skip(exchange));
        } catch (Json.Malformed | SealBroken | Unreadable e) {
            refuse(exchange, e);
        }
    }

    /** The last step of a case runs when its key is gone: it gets open values only, and can seal nothing. */
    private Optional<CaseKey> key(CommandRecord command) {
        return command.step().equals(CaseFile.CLOSE) ? Optional.of(NoKey.INSTANCE) : keys.find(command.caseId());
    }

    private void skip(Exchange exchange) {
        meters.shredded();
        exchange.getMessage().setBody(null);
        exchange.setRouteStop(true);
    }

    private static void refuse(Exchange exchange, RuntimeException fault) {
        exchange.getMessage().setBody(null);
        exchange.setProperty(UNREADABLE, new Unreadable(Unreadable.fault(fault)));
    }

    private static CommandRecord read(byte @Nullable [] value) {
        if (value == null) {
            throw new Unreadable("Empty");
        }
        CommandRecord command = Json.read(value, CommandRecord.class);
        if (isIncomplete(command)) {
            throw new Unreadable("Incomplete");
        }
        return command;
    }

    @SuppressWarnings("NullAway") // what a parser left out is null, whatever the record declares
    private static boolean isIncomplete(CommandRecord command) {
        return command.caseId() == null
                || command.commandId() == null
                || command.step() == null
                || command.issuedAt() == null
                || command.language() == null;
    }

    private void open(Exchange exchange, CommandRecord command, int delivery, CaseKey key) {
        StepInput input = OpenedCommand.of(command, delivery, key, objects);
        new Work(command, delivery, key, System.nanoTime() + limit(exchange).toNanos()).attach(exchange);
        StepSpan.begin(traces, exchange, command, delivery);
        Message message = exchange.getMessage();
        message.setHeader(CASE_ID, command.caseId());
        message.setHeader(COMMAND_ID, command.commandId());
        message.setHeader(Headers.DELIVERY, delivery);
        message.setBody(input);
    }

    private Duration limit(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof KafkaEndpoint endpoint
                ? PollBudget.limit(endpoint.getConfiguration(), settings.callLimit())
                : settings.callLimit();
    }
}
