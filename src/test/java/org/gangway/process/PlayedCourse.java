// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.streams.TestOutputTopic;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Value;
import org.gangway.wire.CommandRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.VoteRecord;
import org.jspecify.annotations.Nullable;

/**
 * A customer, hands and reviewers who play one course to its end through the real topology. They take turns in any order
 * that could be: whoever has the next word says it when its turn comes, and what was said may be said again at any time after.
 */
final class PlayedCourse implements AutoCloseable {
    private static final List<String> HANDS = List.of(
            "open-lead", "screen-sanctions", "rate-risk", "open-account", "announce", "update-lead", CaseFile.CLOSE);
    private static final int MOST_MINUTES = 100;

    private final ProcessUnderTest process;
    private final Ending ending;
    private final @Nullable Random disorder;
    private final List<TestOutputTopic<String, byte[]>> commands;
    private final List<Said> due = new ArrayList<>();
    private final List<Said> again = new ArrayList<>();
    private final Set<String> late = new HashSet<>();
    final List<CaseEvent> journal = new ArrayList<>();
    private int repeats;
    private int afterTheEnd;

    /** @param lane who says it: what one says stays in its order */
    private record Said(String lane, String topic, String type, byte[] value) {}

    /** @param disorder null for nothing twice and everything in the order in which it was asked for */
    PlayedCourse(ProcessUnderTest process, Ending ending, @Nullable Random disorder) {
        this.process = process;
        this.ending = ending;
        this.disorder = disorder;
        this.commands =
                HANDS.stream().map(step -> process.output(step + ".commands")).toList();
    }

    CaseFile play() {
        due.add(message("start", "start", null, new ReceivedContent(null, null, null, null)));
        for (int minutes = 0; minutes < MOST_MINUTES; ) {
            hear();
            if (disorder != null && !again.isEmpty() && disorder.nextInt(3) == 0) {
                repeat(disorder);
            } else if (!due.isEmpty()) {
                say(next());
            } else if (process.file().map(CaseFile::closed).orElse(false)) {
                return lateRepeats();
            } else {
                process.advance(Duration.ofSeconds(61));
                minutes++;
            }
        }
        throw new AssertionError("the case does not end");
    }

    private CaseFile lateRepeats() {
        while (disorder != null && !again.isEmpty()) {
            repeat(disorder);
            afterTheEnd++;
        }
        hear();
        assertThat(due).as("nobody is asked anything after the end").isEmpty();
        return process.stored();
    }

    int repeats() {
        return repeats;
    }

    int afterTheEnd() {
        return afterTheEnd;
    }

    int late() {
        return late.size();
    }

    private void repeat(Random order) {
        Said said = again.remove(order.nextInt(again.size()));
        process.put(said.topic, said.type, said.value);
        repeats++;
    }

    private void say(Said said) {
        if (disorder != null && mayBeLate(said.lane) && disorder.nextInt(8) == 0) {
            due.forEach(other -> late.add(other.lane));
            process.advance(Duration.ofSeconds(61)); // the process has asked again before this reply comes
        }
        due.remove(said);
        process.put(said.topic, said.type, said.value);
        if (disorder != null) {
            again.add(said);
        }
    }

    /** Twice is a matter for operations; and what is unavailable and late is late only. */
    private boolean mayBeLate(String lane) {
        return HANDS.contains(lane) && !late.contains(lane) && ending != Ending.PATCHY;
    }

    private Said next() {
        if (disorder == null) {
            return due.getFirst();
        }
        Said any = due.get(disorder.nextInt(due.size()));
        return due.stream()
                .filter(said -> said.lane.equals(any.lane))
                .findFirst()
                .orElse(any);
    }

    private void hear() {
        journal.addAll(process.events());
        process.output("chat.outgoing").readValuesToList().stream()
                .map(json -> Json.read(json, OutgoingRecord.class))
                .filter(record -> record.commandId() != null)
                .forEach(this::asked);
        commands.forEach(topic -> topic.readRecordsToList().forEach(record -> {
            String delivery =
                    new String(record.headers().lastHeader(Headers.DELIVERY).value(), StandardCharsets.UTF_8);
            reply(Json.read(record.value(), CommandRecord.class), Integer.parseInt(delivery));
        }));
        process.output("review.commands").readValuesToList().stream()
                .map(json -> Json.read(json, CommandRecord.class))
                .forEach(this::review);
        if (disorder != null) {
            process.output("replies")
                    .readValuesToList()
                    .forEach(passed -> again.add(new Said("clock", "replies", Headers.DEADLINE_PASSED, passed)));
        }
    }

    private void asked(OutgoingRecord record) {
        String command = String.valueOf(record.commandId());
        String step = command.split("\\.", -1)[1];
        if (record.kind().equals("farewell")) {
            due.add(message("seen", "seen", command, new ReceivedContent(null, null, null, null)));
            return;
        }
        String text = ending.answer(step);
        // Within the order of its lane, an answer to a question that was asked again is a message of its own.
        if (!text.isEmpty() && due.stream().noneMatch(said -> said.lane.equals("customer"))) {
            due.add(message("customer", "text", command, new ReceivedContent(text, null, null, null)));
        }
    }

    /** The id is the same whenever the same is answered, in every order. */
    private static Said message(String lane, String kind, @Nullable String answers, ReceivedContent content) {
        String sealed =
                Base64.getEncoder().encodeToString(new Fakes.Door().seal(ProcessUnderTest.ANN, Json.write(content)));
        ReceivedRecord record = new ReceivedRecord(kind + "-" + answers, "web", kind, answers, "en", null, sealed);
        return new Said(lane, "chat.received", Headers.CHAT_RECEIVED, Json.write(record));
    }

    private void reply(CommandRecord command, int delivery) {
        ending.replies(command.step(), delivery).forEach(kind -> {
            Map<String, Value> facts = command.step().equals(CaseFile.CLOSE)
                    ? Map.of("certificate", Value.open("e30.e30.e30"))
                    : Map.of("number", Value.open(command.step()));
            List<String> reasons = kind == Reply.Kind.REFER ? List.of("hit") : List.of();
            ReplyRecord reply = new ReplyRecord(
                    command.caseId(), command.commandId(), command.step(), delivery, kind, reasons, facts, null);
            due.add(new Said(command.step(), "replies", Headers.STEP_REPLIED, Json.write(reply)));
        });
    }

    private void review(CommandRecord command) {
        Stream.of("ada", "grace").forEach(reviewer -> {
            VoteRecord vote = new VoteRecord(command.caseId(), command.commandId(), reviewer, ending.vote());
            due.add(new Said(reviewer, "replies", Headers.REVIEW_VOTED, Json.write(vote)));
        });
    }

    @Override
    public void close() {
        process.close();
    }
}
