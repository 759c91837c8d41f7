// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What goes wrong while canaries are on their way: where things go wrong, programs write down what they were doing. */
final class Faults {
    private static final List<Fault> ALL = List.of(
            new Fault("crm", "down", 2),
            new Fault("crm", "garbage", 1),
            new Fault("core", "down", 2),
            new Fault("core", "partial", 1),
            new Fault("core", "garbage", 1),
            new Fault("mail", "down", 1),
            new Fault("mail", "duplicate", 1),
            new Fault("eventbridge", "partial", 1));

    private final Counterparties counterparties;

    private record Fault(String target, String fault, int times) {
        String text() {
            return target + " " + fault + ", " + times + " times";
        }
    }

    Faults(Counterparties counterparties) {
        this.counterparties = counterparties;
    }

    /** @return what was turned on, in words */
    List<String> begin() {
        ALL.forEach(fault -> counterparties.turn(
                Map.of("target", fault.target, "fault", fault.fault, "times", fault.times, "millis", 0)));
        return ALL.stream().map(Fault::text).toList();
    }

    /** Half of a message that is really there, sent again: it cannot be read, and is parked. */
    static String halfAMessage(Site site, ConsumerRecord<byte[], byte[]> whole) {
        Map<String, Object> settings = new HashMap<>(site.client());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] half = Arrays.copyOf(whole.value(), whole.value().length / 2);
            producer.send(new ProducerRecord<>(whole.topic(), whole.partition(), whole.key(), half, whole.headers()))
                    .get();
        } catch (ExecutionException e) {
            throw new DrillFailed("half a message could not be sent");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
        return "half of a message on chat.received";
    }
}
