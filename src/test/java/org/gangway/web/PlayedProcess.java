// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingContent.Choice;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.TopicFollower;
import org.jspecify.annotations.Nullable;

/** Plays the process: asks a fixed list of questions, one after the other, and hears each message once. */
final class PlayedProcess implements AutoCloseable {

    /** What it heard: the message and what was inside the seal. */
    record Heard(String conversationId, ReceivedRecord message, ReceivedContent content) {}

    /** One thing to say. */
    record Line(String kind, String text, String input, List<Choice> options, boolean document) {
        static Line question(String text, String input, Choice... options) {
            return new Line("question", text, input, List.of(options), false);
        }
    }

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    final String language;
    private final WebUnderTest web;
    private final List<Line> script;
    private final TopicFollower follower;
    private final PlainSeals seals = new PlainSeals();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> places = new HashMap<>();

    PlayedProcess(WebUnderTest web, String language, Line... script) {
        this.web = web;
        this.language = language;
        this.script = new ArrayList<>(List.of(script));
        this.follower = TopicFollower.of(
                        "gangway.chat.received",
                        TopicFollower.From.END,
                        () -> Map.of("bootstrap.servers", web.broker.bootstrapServers()),
                        this::hear)
                .start();
        org.awaitility.Awaitility.await().until(follower::caughtUp);
    }

    /** Says something outside the script. */
    void say(String conversationId, Line line, int round) {
        String caseId = caseId(conversationId);
        @Nullable String claim = line.document() ? web.objects().put(caseId, Pictures.pdf(), "application/pdf") : null;
        OutgoingContent content = new OutgoingContent(
                line.text(),
                language,
                line.input(),
                line.options(),
                null,
                claim,
                line.kind().equals("farewell") ? "/certificates/" + caseId : null);
        String sealed = Base64.getEncoder().encodeToString(seals.seal(conversationId, Json.write(content)));
        @Nullable String commandId = line.kind().equals("notice") ? null : caseId + ".step-" + round + ".1";
        web.put("chat.outgoing", conversationId, new OutgoingRecord(caseId, commandId, "web", line.kind(), sealed));
    }

    static String caseId(String conversationId) {
        return conversationId + "-1764000000000";
    }

    @Override
    public void close() {
        follower.close();
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        ReceivedRecord message = Json.read(record.value(), ReceivedRecord.class);
        if (!ids.add(message.messageId())) {
            return;
        }
        byte[] clear = seals.open(record.key(), Base64.getDecoder().decode(message.sealed()));
        heard.add(new Heard(record.key(), message, Json.read(clear, ReceivedContent.class)));
        switch (message.kind()) {
            case "start" -> ask(record.key(), 0);
            case "resume" -> ask(record.key(), places.getOrDefault(record.key(), 0));
            case "seen" -> {}
            default -> ask(record.key(), places.getOrDefault(record.key(), 0) + 1);
        }
    }

    private void ask(String conversationId, int place) {
        if (place < script.size()) {
            places.put(conversationId, place);
            say(conversationId, script.get(place), place);
        }
    }
}
