// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.spi.InterceptSendToEndpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.gangway.wire.CommandRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the slice of a consumer's thread when a record begins and how it ends. Every route has it, those on other threads to no effect. */
final class SlicePolicy extends RoutePolicySupport implements RoutePolicyFactory {
    private static final Logger LOG = LoggerFactory.getLogger(SlicePolicy.class);

    private final SliceTransactions transactions;
    private final HandsSettings settings;
    private final HandsMetrics meters;

    SlicePolicy(SliceTransactions transactions, HandsSettings settings, HandsMetrics meters) {
        this.transactions = transactions;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new SlicePolicy(transactions, settings, meters);
    }

    @Override
    public void onInit(Route route) {
        if (original(route.getEndpoint()) instanceof KafkaEndpoint endpoint
                && endpoint.getKafkaClientFactory() instanceof SliceTransactions) {
            KafkaConfiguration reading = endpoint.getConfiguration();
            PollBudget.check(reading, settings.callLimit());
            meters.reads(reading.getGroupId(), reading.getTopic());
        }
    }

    /** Asks to be told of the end by the exchange: {@code onExchangeDone} is not called any more while Camel stops. */
    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        Slice slice = sliceOf(exchange);
        if (slice == null) {
            return;
        }
        Origin.take(exchange);
        slice.begin();
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                finish(slice, done);
                StepSpan.end(done);
            }

            @Override
            public void onFailure(Exchange failed) {
                report(failed);
                StepSpan.end(failed);
                slice.fail();
                transactions.brake().failed();
            }
        });
    }

    /** Instead of Camel's own line: that has the exception's message, which may quote what it was about. */
    private static void report(Exchange failed) {
        Origin origin = Origin.of(failed);
        Throwable cause = failed.getException();
        Optional<CommandRecord> command = Work.find(failed).map(Work::command);
        LOG.atError()
                .addKeyValue("caseId", command.map(CommandRecord::caseId).orElse(""))
                .addKeyValue("step", HandsMetrics.step(origin.topic()))
                .addKeyValue("commandId", command.map(CommandRecord::commandId).orElse(""))
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue(
                        "cause", cause == null ? "unknown" : cause.getClass().getName())
                .log("A bug stops this partition; the record is tried again");
    }

    private void finish(Slice slice, Exchange exchange) {
        Origin origin = Origin.of(exchange);
        try {
            slice.finish(new TopicPartition(origin.topic(), origin.partition()), origin.offset());
        } catch (KafkaException e) {
            transactions.brake().failed();
            exchange.setException(e); // breakOnFirstError goes back to what was committed
        }
    }

    private @Nullable Slice sliceOf(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof KafkaEndpoint ? transactions.current() : null;
    }

    /** The interceptor that strips headers stands before the endpoints that are read from, too. */
    private static Endpoint original(Endpoint endpoint) {
        return endpoint instanceof InterceptSendToEndpoint intercepted ? intercepted.getOriginalEndpoint() : endpoint;
    }
}
