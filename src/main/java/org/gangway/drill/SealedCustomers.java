// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gangway.rescreening.CustomerRecord;
import org.gangway.sealing.CustomerSeal;
import org.gangway.wire.Json;

/** What a bank does to have its customers rescreened: puts them on the topic {@code customers}, sealed. */
record SealedCustomers(CustomerSeal seal, KafkaProducer<String, byte[]> producer) implements AutoCloseable {
    private static final String TOPIC = "customers";

    /** Empty while the installation has no key for it. @param client how to reach the brokers @param data {@code gangway.data} */
    static Optional<SealedCustomers> of(Map<String, Object> client, Path data) {
        Path key = data.resolve("keys").resolve("public").resolve("customers.jwk");
        if (!Files.exists(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SealedCustomers(
                    CustomerSeal.parse(Files.readString(key)),
                    new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())));
        } catch (IOException e) {
            throw new DrillFailed("the key of customers cannot be read");
        }
    }

    /** @param person as in a request to {@code POST /api/screenings} */
    void put(String number, Map<String, String> person) throws InterruptedException {
        byte[] sealed = seal.seal(TOPIC, number, Json.write(person));
        byte[] record = Json.write(new CustomerRecord(seal.id(), sealed));
        try {
            producer.send(new ProducerRecord<>("gangway." + TOPIC, number, record))
                    .get();
        } catch (ExecutionException e) {
            throw new DrillFailed("a customer cannot be put on the topic " + TOPIC);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
