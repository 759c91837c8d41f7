// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.Headers;
import org.gangway.wire.TopicNames;

/** One processor between what comes in and what goes out, with three stores: cases, their keys, and dead letters that are held. */
final class OnboardingTopology {
    private OnboardingTopology() {}

    /** @param format the stored form of cases to write */
    static Topology build(TopicNames topics, int format, ProcessorSupplier<String, byte[], String, byte[]> processor) {
        Topology topology = new Topology();
        source(topology, topics, "chat.received");
        source(topology, topics, "replies");
        topology.addProcessor(Nodes.PROCESSOR, processor, "from-chat-received", "from-replies");
        topology.addStateStore(store(Nodes.CASES_STORE, StoredCase.serde(format)), Nodes.PROCESSOR);
        topology.addStateStore(store(Nodes.KEYS_STORE, JsonSerde.of(WrappedKey.class)), Nodes.PROCESSOR);
        topology.addStateStore(Parking.store(), Nodes.PROCESSOR);
        sink(topology, Nodes.TO_OUTGOING, topics.physical("chat.outgoing"));
        sink(topology, Nodes.TO_REVIEWS, topics.physical("review.commands"));
        sink(topology, Nodes.TO_EVENTS, topics.physical("events"));
        sink(topology, Nodes.TO_CASES, topics.physical("cases"));
        sink(topology, Nodes.TO_OUTCOMES, topics.physical("outcomes"));
        sink(topology, Nodes.TO_REPLIES, topics.physical("replies"));
        sink(topology, Nodes.TO_DEAD_LETTERS, topics.physical("dead-letters"));
        topology.addSink(
                Nodes.TO_COMMANDS,
                (key, value, context) -> topics.commands(step(context)),
                new StringSerializer(),
                new ByteArraySerializer(),
                Nodes.PROCESSOR);
        return topology;
    }

    private static StoreBuilder<?> store(String name, Serde<?> values) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), values);
    }

    private static void source(Topology topology, TopicNames topics, String topic) {
        topology.addSource(
                "from-" + topic.replace('.', '-'),
                new StringDeserializer(),
                new ByteArrayDeserializer(),
                topics.physical(topic));
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), Nodes.PROCESSOR);
    }

    private static String step(RecordContext context) {
        return Headers.text(context.headers(), Headers.STEP).orElseThrow();
    }
}
