// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Command;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Value;
import org.gangway.sealing.CaseKey;
import org.gangway.tracing.Traces;
import org.gangway.wire.CloudEvents;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.DeadlineRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.OutcomeRecord;
import org.gangway.wire.OutgoingRecord;

/** Puts what one decision leads to on its topics. Everything here is sealed or open already. */
final class Outbox {
    private static final String SOURCE = "/gangway/process";

    private final ProcessorContext<String, byte[]> context;
    private final Record<String, byte[]> cause;
    private final KeyRing ring;
    private final Speaking speaking;
    private final Scenario scenario;
    private final Optional<String> trace;
    private int sent;

    Outbox(
            ProcessorContext<String, byte[]> context,
            Record<String, byte[]> cause,
            KeyRing ring,
            Speaking speaking,
            Scenario scenario,
            Optional<String> trace) {
        this.context = context;
        this.cause = cause;
        this.ring = ring;
        this.speaking = speaking;
        this.scenario = scenario;
        this.trace = trace;
    }

    void journal(CaseFile file, CaseEvent event) {
        String type = "org.gangway.case." + Json.kebab(event.getClass()) + ".v1";
        RecordHeaders headers = headers(file.caseId() + "-" + file.sequence(), type, event.at());
        put(headers, Headers.SEQUENCE, Integer.toString(file.sequence()));
        forward(Nodes.TO_EVENTS, Json.writeAs(CaseEvent.class, event), headers);
    }

    void view(CaseFile file) {
        context.forward(view(file, Instant.ofEpochMilli(cause.timestamp())), Nodes.TO_CASES);
    }

    static Record<String, byte[]> view(CaseFile file, Instant now) {
        RecordHeaders headers = headers(file.caseId() + "@" + file.sequence(), Headers.CASE_CHANGED, file.changedAt());
        return new Record<>(file.conversationId(), Json.write(Views.of(file)), now.toEpochMilli(), headers);
    }

    void send(CaseFile file, Command command) {
        switch (command.sealed(ring.sealer(file.caseId()))) {
            case Command.RunStep run -> run(file, run);
            case Command.AskCustomer ask -> say(file, speaking.question(file, scenario, ask, key(file)));
            case Command.TellCustomer tell -> tell(file, tell);
            case Command.SayFarewell farewell -> say(file, speaking.farewell(file, farewell, key(file)));
            case Command.AskReviewers review -> review(file, review);
            case Command.Conclude conclude -> conclude(file, conclude);
            case Command.DestroyKey ignored -> {} // the processor does, after all else is sealed
        }
    }

    /** Whether a customer was told or asked something. */
    boolean spoke() {
        return sent > 0;
    }

    private CaseKey key(CaseFile file) {
        return ring.key(file.caseId()).orElseThrow();
    }

    private void run(CaseFile file, Command.RunStep run) {
        CommandRecord record = new CommandRecord(
                file.caseId(),
                run.commandId(),
                run.step(),
                run.round(),
                file.changedAt(),
                file.language(),
                run.outcome().map(Outcome::word).orElse(null),
                run.fields(),
                run.answers(),
                run.facts(),
                run.profiles(),
                run.limits(),
                run.rules().orElse(null));
        command(Nodes.TO_COMMANDS, record, run.delivery(), run.delivery());
    }

    private void review(CaseFile file, Command.AskReviewers review) {
        Map<String, Value> about = Map.of(
                "queue", Value.open(review.queue()),
                "reasons", Value.open(String.join(",", review.reasons())),
                "choices", Value.open(String.join(",", review.choices())));
        CommandRecord record = new CommandRecord(
                file.caseId(),
                review.commandId(),
                review.step(),
                review.round(),
                file.changedAt(),
                file.language(),
                null,
                review.fields(),
                Map.of(),
                about,
                Map.of(),
                Map.of(),
                null);
        // A person may be asked about the same round again, after an operator had it tried again.
        command(Nodes.TO_REVIEWS, record, 1, file.sequence());
    }

    private void command(String node, CommandRecord record, int delivery, int number) {
        RecordHeaders headers = headers(record.commandId() + "/" + number, Headers.STEP_COMMAND, record.issuedAt());
        put(headers, Headers.STEP, record.step());
        put(headers, Headers.DELIVERY, Integer.toString(delivery));
        forward(node, Json.write(record), headers);
    }

    private void tell(CaseFile file, Command.TellCustomer tell) {
        Optional<CaseKey> key = file.fields().isEmpty() ? Optional.empty() : ring.key(file.caseId());
        say(file, speaking.notice(file, tell.textKey(), key));
    }

    private void say(CaseFile file, OutgoingRecord record) {
        if (file.channel().equals("none")) {
            return;
        }
        String id = record.commandId() == null ? file.caseId() : record.commandId();
        forward(
                Nodes.TO_OUTGOING,
                Json.write(record),
                headers(id + "#" + file.sequence() + "." + ++sent, Headers.CHAT_OUTGOING, file.changedAt()));
    }

    private void conclude(CaseFile file, Command.Conclude conclude) {
        OutcomeRecord record = new OutcomeRecord(
                file.caseId(),
                conclude.outcome().word(),
                conclude.reason(),
                file.scenario().name(),
                file.scenario().version(),
                file.changedAt(),
                conclude.fields());
        forward(Nodes.TO_OUTCOMES, Json.write(record), headers(file.caseId(), Headers.CASE_OUTCOME, file.changedAt()));
    }

    private void forward(String node, byte[] value, RecordHeaders headers) {
        trace.ifPresent(header -> put(headers, Traces.HEADER, header));
        context.forward(new Record<>(cause.key(), value, cause.timestamp(), headers), node);
    }

    static Record<String, byte[]> deadline(Deadlines.Due due, Instant now) {
        byte[] passed = Json.write(new DeadlineRecord(
                due.caseId(), due.deadline().id(), due.deadline().due()));
        RecordHeaders headers = headers(
                due.caseId() + "." + due.deadline().id() + "@" + now.toEpochMilli(), Headers.DEADLINE_PASSED, now);
        return new Record<>(due.conversationId(), passed, now.toEpochMilli(), headers);
    }

    private static RecordHeaders headers(String id, String type, Instant time) {
        return CloudEvents.headers(type, SOURCE, id, time);
    }

    private static void put(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
