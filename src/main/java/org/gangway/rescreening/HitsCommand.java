// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.command.ClusterOptions;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.Keystore;
import org.gangway.wire.Json;
import org.gangway.wire.PartitionReader;
import org.gangway.wire.TopicNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway customers hits}. */
@Command(
        name = "hits",
        description = {
            "Prints the customers who have a hit now, one JSON object a line: number, since when, reasons, and the hits explained.",
            "That is personal data: run it where the keys are, and mind where the output goes."
        })
final class HitsCommand implements Callable<Integer> {

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = "data/keys",
            description = "The key folder, keys in gangway.data (${DEFAULT-VALUE}).")
    private Path keys = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One line. */
    private record Line(
            String customer,
            Instant since,
            String corpus,
            String run,
            List<String> reasons,
            int hits,
            int confirmed,
            JsonNode explained) {

        /** Personal data. */
        @Override
        public String toString() {
            return "Line[***]";
        }
    }

    @Override
    public Integer call() {
        CustomerKey key = Keystore.open(keys).customerKey();
        Map<String, StandingHit> standing = new TreeMap<>();
        new PartitionReader(cluster::connection)
                .all(TopicNames.of(cluster.prefix()).physical("rescreening.hits"), hit -> take(hit, standing));
        PrintWriter out = spec.commandLine().getOut();
        standing.forEach((customer, hit) -> out.println(new String(Json.write(line(key, customer, hit)), UTF_8)));
        out.flush();
        return 0;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, StandingHit> standing) {
        if (record.value() == null) {
            standing.remove(record.key());
        } else {
            standing.put(record.key(), Json.read(record.value(), StandingHit.class));
        }
    }

    private static Line line(CustomerKey key, String customer, StandingHit hit) {
        String explained = hit.opened(key, customer).explained();
        return new Line(
                customer,
                hit.since(),
                hit.corpus(),
                hit.run(),
                hit.reasons(),
                hit.hits(),
                hit.confirmed(),
                Json.read(explained.getBytes(UTF_8), JsonNode.class));
    }
}
