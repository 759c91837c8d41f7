// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gangway.screening.Person;
import org.gangway.sealing.CustomerSeal;
import org.gangway.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway customers seal}. */
@Command(
        name = "seal",
        description = {
            "Seals customers for the topic `customers`. In: JSON lines, each with `customer`, the bank's number, and the members of a",
            "request to POST /api/screenings. Out: lines of number, tab and record, as Kafka's console producer takes them:",
            "kafka-console-producer --topic gangway.customers --property parse.key=true < FILE"
        })
final class SealCommand implements Callable<Integer> {

    private static final String NUMBER = "customer";

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "As ./gangway customers key prints it.")
    private Path key = Path.of("");

    @Option(names = "--customers", required = true, paramLabel = "FILE", description = "JSON lines.")
    private Path customers = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the records go.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        CustomerSeal seal = CustomerSeal.parse(Files.readString(key));
        int line = 0;
        try (BufferedReader lines = Files.newBufferedReader(customers);
                Writer records = Files.newBufferedWriter(out)) {
            for (String json = lines.readLine(); json != null; json = lines.readLine()) {
                line++;
                if (!json.isBlank()) {
                    records.write(sealed(seal, json, line) + "\n");
                }
            }
        }
        return 0;
    }

    private String sealed(CustomerSeal seal, String json, int line) {
        try {
            ObjectNode customer = Json.read(json.getBytes(UTF_8), ObjectNode.class);
            String number = customer.path(NUMBER).asText();
            if (number.isBlank() || number.contains("\t")) {
                throw new IllegalArgumentException("a customer has a number");
            }
            customer.remove(NUMBER);
            byte[] person = Json.write(customer);
            Person.read(person); // refuses here what nobody could screen there
            byte[] sealed = seal.seal(CustomerRecord.USE, number, person);
            return number + "\t" + new String(Json.write(new CustomerRecord(seal.id(), sealed)), UTF_8);
        } catch (Json.Malformed | IllegalArgumentException wrong) {
            throw new IllegalArgumentException("%s: line %d: %s".formatted(customers, line, wrong.getMessage()));
        }
    }
}
