// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.sealing.CustomerSeal;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.TopicNames;

/** A bank that fills {@code customers} and reads what was found. */
final class Bank implements AutoCloseable {

    private static final TopicNames NAMES = TopicNames.of("gangway.");

    private final CustomerSeal seal;
    private final PartitionReader reader;
    private final KafkaProducer<String, byte[]> producer;

    Bank(Map<String, Object> client, CustomerSeal seal) {
        this.seal = seal;
        Map<String, Object> reading = new HashMap<>(client);
        reading.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5); // or a fetch at the end of one partition holds up the next
        this.reader = new PartitionReader(() -> reading);
        Map<String, Object> settings = new HashMap<>(client);
        // Topics are new here, and a partition whose leader is not there yet must not get the second batch before the
        // first.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void customer(String number, String name) {
        put(number, record(number, name));
    }

    byte[] record(String number, String name) {
        return record(number, Map.of("name", name, "birthDate", "1970-01-01"));
    }

    byte[] record(String number, Map<String, String> members) {
        byte[] person = Json.write(members);
        return Json.write(new CustomerRecord(seal.id(), seal.seal(CustomerRecord.USE, number, person)));
    }

    void put(String number, byte... value) {
        sent(producer.send(new ProducerRecord<>(NAMES.physical("customers"), number, value)));
    }

    void customers(int count, String prefix) {
        for (int at = 0; at < count; at++) {
            String number = prefix + at;
            producer.send(new ProducerRecord<>(
                    NAMES.physical("customers"), number, record(number, "Quietus Nobody" + (char) ('a' + at % 26))));
        }
        producer.flush();
    }

    void gone(String number) {
        sent(producer.send(new ProducerRecord<>(NAMES.physical("customers"), number, null)));
    }

    private static void sent(Future<RecordMetadata> sending) {
        try {
            sending.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** What was found of a customer, or of all: number of the customer and record, in order. */
    record Found(String customer, RescreeningRecord record) {}

    List<Found> found() {
        return all("rescreenings").stream()
                .map(record -> new Found(record.key(), Json.read(record.value(), RescreeningRecord.class)))
                .toList();
    }

    List<RescreeningRecord> found(String customer) {
        return found().stream()
                .filter(found -> found.customer().equals(customer))
                .map(Found::record)
                .toList();
    }

    /** The newest state of each run on each partition. */
    Map<String, RescreeningRun> runs() {
        Map<String, RescreeningRun> runs = new HashMap<>();
        all("rescreening.runs")
                .forEach(record -> runs.put(record.key(), Json.read(record.value(), RescreeningRun.class)));
        return runs;
    }

    /** Who has a hit now. */
    Map<String, StandingHit> hits() {
        Map<String, StandingHit> hits = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : all("rescreening.hits")) {
            if (record.value() == null) {
                hits.remove(record.key());
            } else {
                hits.put(record.key(), Json.read(record.value(), StandingHit.class));
            }
        }
        return hits;
    }

    List<ConsumerRecord<String, byte[]>> all(String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        reader.all(NAMES.physical(topic), all::add);
        return all;
    }

    @Override
    public void close() {
        producer.close();
    }
}
