// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Input;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Scenario;
import org.gangway.casefile.Value;
import org.gangway.sealing.DoorKeys;
import org.gangway.wire.DeadlineRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.VoteRecord;

/** Records into inputs. What belongs to another case of the conversation is not for this one. */
final class InputReader {
    private final DoorKeys door;
    private final Talk talk;

    InputReader(DoorKeys door, Talk talk) {
        this.door = door;
        this.talk = talk;
    }

    /** The scenario that a starting message asks for. */
    static Optional<String> scenario(Record<String, byte[]> record) {
        return type(record).equals(Headers.CHAT_RECEIVED)
                ? Optional.ofNullable(
                        Json.read(record.value(), ReceivedRecord.class).scenario())
                : Optional.empty();
    }

    /**
     * @param scenario the one of the case, or the one a new case would get
     * @return empty for what is not for this case
     * @throws Json.Malformed, IllegalArgumentException or a sealing exception for what can never be read
     */
    Optional<Input> read(Record<String, byte[]> record, Optional<CaseFile> file, Scenario scenario) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        return switch (type(record)) {
            case Headers.CHAT_RECEIVED ->
                Optional.of(
                        received(record.key(), Json.read(record.value(), ReceivedRecord.class), file, scenario, at));
            case Headers.STEP_REPLIED -> replied(Json.read(record.value(), ReplyRecord.class), file, at);
            case Headers.REVIEW_VOTED -> {
                VoteRecord vote = Json.read(record.value(), VoteRecord.class);
                yield ofCase(
                        file, vote.caseId(), new Input.Voted(vote.commandId(), vote.reviewer(), vote.decision(), at));
            }
            case Headers.REVIEW_OPENED -> {
                HitOpenedRecord opened = Json.read(record.value(), HitOpenedRecord.class);
                yield ofCase(file, opened.caseId(), new Input.Opened(opened.commandId(), opened.reviewer(), at));
            }
            case Headers.DEADLINE_PASSED -> {
                DeadlineRecord passed = Json.read(record.value(), DeadlineRecord.class);
                yield ofCase(file, passed.caseId(), new Input.DeadlinePassed(passed.deadline(), at));
            }
            default -> throw new IllegalArgumentException("no input of this type is known");
        };
    }

    private static String type(Record<String, byte[]> record) {
        Header header = record.headers().lastHeader(Headers.CE_TYPE);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Optional<Input> replied(ReplyRecord reply, Optional<CaseFile> file, Instant at) {
        Reply content = new Reply(reply.kind(), reply.reasons(), reply.facts(), Optional.ofNullable(reply.question()));
        return ofCase(
                file,
                reply.caseId(),
                new Input.Replied(reply.commandId(), reply.step(), reply.delivery(), content, at));
    }

    private static Optional<Input> ofCase(Optional<CaseFile> file, String caseId, Input input) {
        return file.filter(f -> f.caseId().equals(caseId)).map(ignored -> input);
    }

    private Input received(
            String conversation, ReceivedRecord record, Optional<CaseFile> file, Scenario scenario, Instant at) {
        ReceivedContent content =
                Json.read(door.open(conversation, Base64.getDecoder().decode(record.sealed())), ReceivedContent.class);
        String language = Optional.ofNullable(record.language()).orElse("");
        boolean opens = record.kind().equals("start")
                || (file.isEmpty() && record.kind().equals("text"));
        if (opens) {
            return new Input.Started(
                    conversation, record.channel(), record.messageId(), language, beforehand(content), at);
        }
        return switch (record.kind()) {
            case "seen" ->
                new Input.CustomerSaw(record.messageId(), answers(record).orElse(""), at);
            case "resume" -> new Input.CustomerReturned(record.messageId(), language, at);
            case "photo" ->
                new Input.CustomerSaid(record.messageId(), answers(record), photo(content, question(file)), at);
            case "text" ->
                new Input.CustomerSaid(
                        record.messageId(), answers(record), text(content, file, scenario, language, at), at);
            default -> throw new IllegalArgumentException("no message of this kind is known");
        };
    }

    private static Optional<String> answers(ReceivedRecord record) {
        return Optional.ofNullable(record.answers());
    }

    private static Map<String, Value> beforehand(ReceivedContent content) {
        Map<String, Value> fields = new HashMap<>();
        Optional.ofNullable(content.fields())
                .ifPresent(given -> given.forEach((name, text) -> fields.put(name, Value.plain(text))));
        Optional.ofNullable(content.address()).ifPresent(address -> fields.put(Speaking.ADDRESS, Value.plain(address)));
        return fields;
    }

    private static Optional<Question> question(Optional<CaseFile> file) {
        return file.flatMap(CaseFile::openQuestion)
                .flatMap(open -> open.getValue().question());
    }

    private static Meaning photo(ReceivedContent content, Optional<Question> open) {
        String claim = content.claim();
        if (claim == null) {
            throw new IllegalArgumentException("a photo message carries no claim");
        }
        return open.filter(question -> !question.type().equals("photo"))
                .<Meaning>map(question -> new Meaning.NotUnderstood("not-understood." + question.type()))
                .orElseGet(() -> new Meaning.Answer(new Value.Plain(claim)));
    }

    private Meaning text(
            ReceivedContent content, Optional<CaseFile> file, Scenario scenario, String language, Instant at) {
        String spoken = file.map(CaseFile::language).orElse(language);
        return talk.understand(Optional.ofNullable(content.text()).orElse(""), question(file), scenario, spoken, at);
    }
}
