// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gangway.drill.HostileRecord.Fate;
import org.gangway.wire.Headers;
import org.jspecify.annotations.Nullable;

/** Records past every channel and hand, as somebody writes them who has taken one over and has its rights on Kafka. */
final class HostileRecords implements Attack, AutoCloseable {
    private static final String PREFIX = "gangway.";
    private static final List<String> INJECTED = List.of(
            "kafka.OVERRIDE_TOPIC",
            "kafka.KEY",
            "kafka.PARTITION_KEY",
            "CamelFileName",
            "CamelHttpUri",
            "CamelBeanMethodName",
            "traceparent",
            Headers.STEP,
            Headers.DELIVERY,
            HostileWords.MARK);

    private final Producer<byte[], byte[]> producer;
    private final Producer<byte[], byte[]> packing;
    private final HostileRecord.Maker maker;
    private final HostileTally tally;
    private final Map<String, Fate> fates = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();

    HostileRecords(Map<String, Object> client, HostileRecord.Maker maker, HostileTally tally) {
        this.producer = producer(client, "none");
        this.packing = producer(client, "gzip");
        this.maker = maker;
        this.tally = tally;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> client, String packed) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(Map.of(
                "compression.type",
                packed,
                "max.request.size",
                100_000_000,
                "buffer.memory",
                134_217_728L,
                "batch.size",
                1,
                "acks",
                "all"));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public String kind() {
        return "records";
    }

    @Override
    public void once(Random random) {
        if (random.nextInt(500) == 0) {
            byte[] bomb = new byte[20_000_000];
            put(
                    random,
                    new HostileRecord("replies", HostileRecord.key(random), Headers.STEP_REPLIED, bomb, Fate.REFUSED),
                    packing);
        } else {
            put(random, maker.any(random), producer);
        }
    }

    /** How many the broker did not take. */
    int refused() {
        return refused.get();
    }

    /** By topic, partition and offset, what must become of what was put there. Waits for what is on its way. */
    Map<String, Fate> fates() {
        producer.flush();
        packing.flush();
        return fates;
    }

    private void put(Random random, HostileRecord what, Producer<byte[], byte[]> by) {
        String topic = PREFIX + what.topic();
        Undated record = new Undated(topic, what.key(), what.value(), headers(random, what.type()), time(random));
        by.send(record, (put, fault) -> {
            if (fault == null) {
                fates.put(topic + "/" + put.partition() + "/" + put.offset(), what.fate());
                if (what.fate() == Fate.REFUSED) {
                    tally.found("the broker took a bomb");
                }
            } else if (fault instanceof RecordTooLargeException || fault instanceof InvalidTimestampException) {
                refused.incrementAndGet();
            } else {
                tally.found("a record could not be put: " + fault.getClass().getSimpleName());
            }
        });
    }

    private static List<Header> headers(Random random, String type) {
        List<Header> headers = new ArrayList<>();
        if (!type.isEmpty()) {
            headers.add(header(Headers.CE_TYPE, type.getBytes(StandardCharsets.UTF_8)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            byte[] value =
                    random.nextInt(5) == 0 ? null : HostileWords.text(random).getBytes(StandardCharsets.UTF_8);
            headers.add(header(HostileWords.one(random, INJECTED), value));
        }
        return headers;
    }

    private static Header header(String name, byte @Nullable [] value) {
        return new RecordHeader(name, value);
    }

    /** Now, when the world began, or never. */
    private static long time(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> System.currentTimeMillis() + 1_800_000;
            default -> System.currentTimeMillis();
        };
    }

    @Override
    public void close() {
        producer.close();
        packing.close();
    }

    /** The client refuses to make a record without a time; on the wire there can be one. */
    private static final class Undated extends ProducerRecord<byte[], byte[]> {
        private final long time;

        Undated(String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers, long time) {
            super(topic, null, null, key, value, headers);
            this.time = time;
        }

        @Override
        public Long timestamp() {
            return time;
        }
    }
}
