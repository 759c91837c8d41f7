// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What Kafka alone can do on this machine: reads records and writes as many of the same sizes, in transactions with the
 * offsets in them, and does nothing else.
 */
final class RawLimit {
    private static final short ONE = 1;
    private static final int PARTITIONS = 12;
    private static final int POLL = 500;

    private final Supplier<Map<String, Object>> client;
    /** Never the name of a topic that is being deleted. */
    private final String from = "bench.raw." + UUID.randomUUID();

    private final String to = from + ".copy";

    private final Duration commit;

    /** @param commit how long a transaction lasts; zero for one poll of at most 500 records */
    RawLimit(Supplier<Map<String, Object>> client, Duration commit) {
        this.client = client;
        this.commit = commit;
    }

    /** @return records a second */
    double perSecond(Written.Amount... amounts) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(client.get())) {
            admin.createTopics(List.of(new NewTopic(from, PARTITIONS, ONE), new NewTopic(to, PARTITIONS, ONE)))
                    .all()
                    .get();
            try {
                return copy(fill(sizes(List.of(amounts))));
            } finally {
                admin.deleteTopics(List.of(from, to)).all().get();
            }
        }
    }

    /** The mean size of each topic, as often as the topic was written to, in a random order. */
    private static List<Integer> sizes(List<Written.Amount> amounts) {
        List<Integer> sizes = new ArrayList<>();
        for (Written.Amount amount : amounts) {
            int size = Math.toIntExact(amount.bytes() / amount.records());
            sizes.addAll(Collections.nCopies(Math.toIntExact(amount.records()), size));
        }
        Collections.shuffle(sizes, new Random(1));
        return sizes;
    }

    /** Without idempotence: on a topic that is just being made a first batch may be refused and the second taken. */
    private int fill(List<Integer> sizes) {
        byte[] noise = new byte[sizes.stream().mapToInt(Integer::intValue).max().orElseThrow()];
        new Random(2).nextBytes(noise);
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of("linger.ms", 10, "batch.size", 65_536, "enable.idempotence", false))) {
            int number = 0;
            for (int size : sizes) {
                producer.send(
                        new ProducerRecord<>(from, number++ % PARTITIONS, null, java.util.Arrays.copyOf(noise, size)));
            }
        }
        return sizes.size();
    }

    private double copy(int records) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<byte[], byte[]> producer = producer(Map.of(
                        "transactional.id",
                        from,
                        "linger.ms",
                        5,
                        "batch.size",
                        131_072,
                        "buffer.memory",
                        67_108_864,
                        "max.in.flight.requests.per.connection",
                        1))) {
            producer.initTransactions();
            consumer.subscribe(List.of(from));
            long began = 0;
            int copied = 0;
            while (copied < records) {
                if (copied == 0) {
                    began = System.nanoTime(); // before that it was only joining the group
                }
                copied += transaction(consumer, producer, records - copied);
            }
            return copied / ((System.nanoTime() - began) / 1e9);
        }
    }

    /** @return how many records it copied, at most about {@code left} */
    private int transaction(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, int left) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        long until = System.nanoTime() + commit.toNanos();
        int copied = 0;
        producer.beginTransaction();
        do {
            ConsumerRecords<byte[], byte[]> read = consumer.poll(Duration.ofMillis(10));
            copy(read, producer, offsets);
            copied += read.count();
        } while (copied < left && System.nanoTime() < until);
        producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        producer.commitTransaction();
        return copied;
    }

    private void copy(
            ConsumerRecords<byte[], byte[]> read,
            KafkaProducer<byte[], byte[]> producer,
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        for (ConsumerRecord<byte[], byte[]> record : read) {
            producer.send(new ProducerRecord<>(to, record.partition(), null, record.value()));
            offsets.put(
                    new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(client.get());
        settings.put("group.id", from);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", POLL);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(client.get());
        settings.putAll(own);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
