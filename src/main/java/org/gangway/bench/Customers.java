// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.wire.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.jspecify.annotations.Nullable;

/** Customers and their channel in one: opens what is asked as a channel does, and seals every answer at the door. */
final class Customers implements AutoCloseable {
    private static final Map<String, String> ANSWERS = Map.of(
            "yes-no", "yes",
            "person-name", "Alexandra",
            "date", "7 May 1990",
            "country", "Ireland",
            "email", "alexandra@example.org");

    private final DoorKeys door;
    private final ChannelKeys channel;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    Customers(DoorKeys door, ChannelKeys channel, String topic, Supplier<Map<String, Object>> client) {
        this.door = door;
        this.channel = channel;
        this.topic = topic;
        Map<String, Object> settings = new HashMap<>(client.get());
        settings.put("linger.ms", 2);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** What a customer answers to a question of this type. */
    static String answer(String type) {
        return ANSWERS.getOrDefault(type, "yes");
    }

    void start(String conversation, String channelName, String scenario, @Nullable Map<String, String> known) {
        put(conversation, channelName, "start", null, scenario, new ReceivedContent(null, null, null, known));
    }

    void hear(String conversation, OutgoingRecord said) {
        byte[] clear = channel.open(conversation, Base64.getDecoder().decode(said.sealed()));
        OutgoingContent content = Json.read(clear, OutgoingContent.class);
        switch (said.kind()) {
            case "question" ->
                put(conversation, said.channel(), "text", said.commandId(), null, text(answer(content.input())));
            case "farewell" -> put(conversation, said.channel(), "seen", said.commandId(), null, text(null));
            default -> {}
        }
    }

    private static ReceivedContent text(@Nullable String text) {
        return new ReceivedContent(text, null, null, null);
    }

    private void put(
            String conversation,
            String channelName,
            String kind,
            @Nullable String answers,
            @Nullable String scenario,
            ReceivedContent content) {
        String id = UUID.randomUUID().toString();
        String sealed = Base64.getEncoder().encodeToString(door.seal(conversation, Json.write(content)));
        ReceivedRecord record = new ReceivedRecord(id, channelName, kind, answers, "en", scenario, sealed);
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, conversation, Json.write(record));
        header(message, Headers.CE_SPECVERSION, "1.0");
        header(message, Headers.CE_ID, id);
        header(message, Headers.CE_TYPE, Headers.CHAT_RECEIVED);
        header(message, Headers.CE_SOURCE, "/channels/" + channelName);
        header(message, Headers.CE_TIME, Instant.now().toString());
        header(message, Headers.CONTENT_TYPE, "application/json");
        producer.send(message);
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
