// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingRecord;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.TopicFollower;

/** {@code chat.outgoing}: one follower for what is said now, short-lived readers for what was said before. */
final class KafkaOutgoing implements OutgoingLog, AutoCloseable {

    private static final String CHANNEL = "web";

    private final String topic;
    private final long replay;
    private final PartitionReader reader;
    private final TopicFollower follower;

    /** @param live gets every web record that is written from now on, on one thread */
    KafkaOutgoing(String topic, long replay, Supplier<Map<String, Object>> client, Live live) {
        this.topic = topic;
        this.replay = replay;
        this.reader = new PartitionReader(client);
        this.follower = TopicFollower.of(topic, TopicFollower.From.END, client, incoming -> web(incoming)
                .ifPresent(said -> live.said(said, incoming.headers())));
    }

    /** Gets what is said, with the headers of its record. */
    @FunctionalInterface
    interface Live {
        void said(Outgoing outgoing, Headers headers);
    }

    void start() {
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
    }

    @Override
    public Optional<List<Outgoing>> since(String conversationId, Position seen) {
        return reader.after(topic, seen.partition(), seen.offset(), conversationId, replay)
                .map(found ->
                        found.stream().flatMap(record -> web(record).stream()).toList());
    }

    @Override
    public Optional<Outgoing> at(Position position) {
        return position.offset() < 0
                ? Optional.empty()
                : reader.at(topic, position.partition(), position.offset()).flatMap(KafkaOutgoing::web);
    }

    @Override
    public Optional<Position> now(String conversationId) {
        List<Long> next = follower.positions();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        int partition = PartitionReader.partitionOf(conversationId, next.size());
        return Optional.of(new Position(partition, next.get(partition) - 1));
    }

    private static Optional<Outgoing> web(ConsumerRecord<String, byte[]> incoming) {
        if (incoming.key() == null || incoming.value() == null) {
            return Optional.empty();
        }
        OutgoingRecord content = Json.read(incoming.value(), OutgoingRecord.class);
        Position position = new Position(incoming.partition(), incoming.offset());
        return Optional.of(new Outgoing(position, incoming.key(), content))
                .filter(found -> CHANNEL.equals(content.channel()));
    }
}
