// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Input;
import org.gangway.casefile.Meaning;
import org.gangway.casefile.Question;
import org.gangway.casefile.Reply;
import org.gangway.casefile.Scenario;
import org.gangway.sealing.DoorKeys;
import org.gangway.wire.DeadlineRecord;
import org.gangway.wire.Headers;
import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.ReplyRecord;
import org.gangway.wire.Unreadable;
import org.gangway.wire.VoteRecord;
import org.jspecify.annotations.Nullable;

/** Records into inputs. What belongs to another case of the conversation is not for this one. */
final class InputReader {
    private final DoorKeys door;
    private final Talk talk;
    private final Beforehand beforehand;

    InputReader(DoorKeys door, Talk talk) {
        this.door = door;
        this.talk = talk;
        this.beforehand = new Beforehand(talk);
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
     * @throws Json.Malformed, {@link Unreadable} or a sealing exception for what can never be read
     * @throws IllegalStateException for a type of a newer version: to skip it would lose it
     */
    Optional<Input> read(Record<String, byte[]> record, Optional<CaseFile> file, Scenario scenario) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        Bounds.check(record.key(), record.value().length, type(record));
        return switch (type(record)) {
            case Headers.CHAT_RECEIVED ->
                Optional.of(
                        received(record.key(), Json.read(record.value(), ReceivedRecord.class), file, scenario, at));
            case Headers.STEP_REPLIED -> replied(Json.read(record.value(), ReplyRecord.class), file, at);
            case Headers.REVIEW_VOTED -> {
                VoteRecord vote = Json.read(record.value(), VoteRecord.class);
                whole(vote.caseId(), vote.commandId(), vote.reviewer(), vote.decision());
                yield ofCase(
                        file, vote.caseId(), new Input.Voted(vote.commandId(), vote.reviewer(), vote.decision(), at));
            }
            case Headers.REVIEW_OPENED -> {
                HitOpenedRecord opened = Json.read(record.value(), HitOpenedRecord.class);
                whole(opened.caseId(), opened.commandId(), opened.reviewer());
                yield ofCase(file, opened.caseId(), new Input.Opened(opened.commandId(), opened.reviewer(), at));
            }
            case Headers.DEADLINE_PASSED -> {
                DeadlineRecord passed = Json.read(record.value(), DeadlineRecord.class);
                whole(passed.caseId(), passed.deadline());
                yield ofCase(file, passed.caseId(), new Input.DeadlinePassed(passed.deadline(), at));
            }
            default -> throw newer("type");
        };
    }

    private static IllegalStateException newer(String what) {
        return new IllegalStateException("a record of a " + what + " that this version does not know;"
                + " deploy the version that does, or find out who else writes to this topic");
    }

    private static void whole(@Nullable Object... members) {
        if (Arrays.asList(members).contains(null)) {
            throw new Unreadable("Incomplete");
        }
    }

    private static String type(Record<String, byte[]> record) {
        return Headers.text(record.headers(), Headers.CE_TYPE).orElseThrow(() -> new Unreadable("NoType"));
    }

    private static Optional<Input> replied(ReplyRecord reply, Optional<CaseFile> file, Instant at) {
        whole(reply.caseId(), reply.commandId(), reply.step(), reply.kind());
        whole(reply.reasons().toArray());
        whole(reply.facts().values().toArray());
        Optional.ofNullable(reply.question()).ifPresent(asked -> whole(asked.field(), asked.textKey(), asked.type()));
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
        whole(record.messageId(), record.channel(), record.kind(), record.sealed());
        Bounds.check(record);
        ReceivedContent content = Json.read(door.open(conversation, bytes(record.sealed())), ReceivedContent.class);
        Bounds.check(content);
        String language = language(record);
        if (record.kind().equals("start") || asksToStart(record, content, file, scenario, at)) {
            return new Input.Started(
                    conversation,
                    record.channel(),
                    record.messageId(),
                    language,
                    beforehand.fields(content, scenario, language, at),
                    at);
        }
        return switch (record.kind()) {
            case "seen" ->
                new Input.CustomerSaw(record.messageId(), answers(record).orElse(""), at);
            case "resume" -> new Input.CustomerReturned(record.messageId(), language, at);
            case "photo" ->
                new Input.CustomerSaid(
                        record.messageId(), answers(record), talk.photo(claim(content), question(file)), at);
            case "text" ->
                new Input.CustomerSaid(
                        record.messageId(), answers(record), text(content, file, scenario, language, at), at);
            default -> throw newer("kind");
        };
    }

    /** Without an open case nothing else that a customer writes begins one: it may be a thank-you for the last. */
    private boolean asksToStart(
            ReceivedRecord record, ReceivedContent content, Optional<CaseFile> file, Scenario scenario, Instant at) {
        return record.kind().equals("text")
                && file.map(CaseFile::closed).orElse(true)
                && text(content, Optional.empty(), scenario, language(record), at) instanceof Meaning.StartWanted;
    }

    private static String language(ReceivedRecord record) {
        return Optional.ofNullable(record.language()).orElse("");
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException quotesItsInput) {
            throw new Unreadable("NotBase64");
        }
    }

    private static Optional<String> answers(ReceivedRecord record) {
        return Optional.ofNullable(record.answers());
    }

    private static Optional<Question> question(Optional<CaseFile> file) {
        return file.flatMap(CaseFile::openQuestion)
                .flatMap(open -> open.getValue().question());
    }

    private static String claim(ReceivedContent content) {
        String claim = content.claim();
        if (claim == null) {
            throw new Unreadable("NoClaim");
        }
        return claim;
    }

    private Meaning text(
            ReceivedContent content, Optional<CaseFile> file, Scenario scenario, String language, Instant at) {
        String spoken = file.map(CaseFile::language).orElse(language);
        return talk.understand(Optional.ofNullable(content.text()).orElse(""), question(file), scenario, spoken, at);
    }
}
