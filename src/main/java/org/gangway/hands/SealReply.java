// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.sealing.ObjectStore;
import org.gangway.tracing.Traces;
import org.gangway.wire.CloudEvents;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.ReplyRecord;

/**
 * The inner half of {@code kamelet:step-reply}: seals a {@link Reply} with the case's key and turns it into the record
 * for {@code replies}. Nothing that the exchange carried besides goes with it.
 */
final class SealReply implements Processor {
    private final ObjectStore objects;
    private final InstantSource clock;

    SealReply(ObjectStore objects, InstantSource clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Work work = Work.of(exchange);
        if (!(message.getBody() instanceof Reply reply)) {
            throw new IllegalStateException(
                    "the route of step " + work.command().step() + " must hand a casefile.Reply to kamelet:step-reply");
        }
        message.setBody(Json.write(record(work, reply)));
        message.getHeaders().clear();
        headers(message, work);
        StepSpan.of(exchange).ifPresent(span -> {
            span.setAttribute(Traces.VERDICT, reply.kind().name());
            message.setHeader(Traces.HEADER, Traces.header(span));
        });
        message.setHeader(KafkaConstants.KEY, Origin.of(exchange).key());
    }

    private ReplyRecord record(Work work, Reply reply) {
        CommandRecord command = work.command();
        return new ReplyRecord(
                command.caseId(),
                command.commandId(),
                command.step(),
                work.delivery(),
                reply.kind(),
                reply.reasons(),
                seal(work, reply.facts()),
                reply.question().map(question -> seal(work, question)).orElse(null));
    }

    private Question seal(Work work, Question question) {
        Optional<Value> attachment = question.attachment().map(value -> seal(work, FieldNames.ATTACHMENT, value));
        return new Question(
                question.field(), question.textKey(), question.type(), seal(work, question.arguments()), attachment);
    }

    private Map<String, Value> seal(Work work, Map<String, Value> values) {
        Map<String, Value> sealed = HashMap.newHashMap(values.size());
        values.forEach((name, value) -> sealed.put(name, seal(work, name, value)));
        return sealed;
    }

    private Value seal(Work work, String name, Value value) {
        return switch (value) {
            case Value.Plain plain -> seal(work, name, plain.text());
            case Value.Document document ->
                seal(work, name, objects.put(work.command().caseId(), document.content(), document.mediaType()));
            case Value.Sealed sealed -> sealed;
            case Value.Open open -> open;
        };
    }

    private static Value.Sealed seal(Work work, String name, String clear) {
        CommandRecord command = work.command();
        return work.key().seal(command.caseId(), FieldNames.of(command.step(), name), clear);
    }

    private void headers(Message message, Work work) {
        CommandRecord command = work.command();
        CloudEvents.attributes(
                        Headers.STEP_REPLIED,
                        "/steps/" + command.step(),
                        command.commandId() + "." + work.delivery(),
                        clock.instant())
                .forEach(message::setHeader);
        message.setHeader(Headers.DELIVERY, Integer.toString(work.delivery()));
    }
}
