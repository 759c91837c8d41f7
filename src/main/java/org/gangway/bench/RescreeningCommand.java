// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.broker.EmbeddedBroker;
import org.gangway.rescreening.NightSpeed;
import org.gangway.screening.InventedCustomers;
import org.gangway.screening.Watchlists;
import org.gangway.wire.Json;
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicsFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway bench rescreening}. */
@Command(
        name = "rescreening",
        description = {
            "How long it takes to screen all customers again, with an embedded broker on the same cores, in one process.",
            "",
            "Customers are sealed and filled in (fill_seconds), screened as they come (first_seconds), read again by a process that",
            "starts (load_seconds), and all of them screened again, each with its result on Kafka (night_seconds). Give a",
            "million customers room: GANGWAY_JVM_OPTS=-Xmx3g. Memory is bytes_per_customer."
        })
final class RescreeningCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            defaultValue = "${sys:shared:-../shared}/data/screening",
            description = "Lists, and names of people who are on none (${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(names = "--customers", defaultValue = "1000000", description = "How many (${DEFAULT-VALUE}).")
    private int customers;

    @Option(names = "--size", defaultValue = "0", description = "Listed names, with invented ones; 0: the real lists.")
    private int size;

    @Option(names = "--seed", defaultValue = "7", description = "Of what is invented (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--patience", defaultValue = "PT20M", description = "For each part (${DEFAULT-VALUE}).")
    private Duration patience = Duration.ZERO;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        quiet();
        Path folder = Files.createTempDirectory("gangway-bench-rescreening");
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Admin admin = TopicKeeper.client(client)) {
                new TopicKeeper(TopicsFile.bundled(), TopicNames.of(TopicNames.DEFAULT_PREFIX)).apply(admin, List.of());
            }
            Watchlists lists = Watchlists.fixed(data.resolve("lists"), size, seed);
            Map<String, Object> figures = new NightSpeed(client, folder.resolve("keys"), lists, customers, patience)
                    .measure(new InventedCustomers(data.resolve("negatives.csv"), seed));
            figures.put("processors", Runtime.getRuntime().availableProcessors());
            figures.put("corpus", lists.now().version());
            figures.forEach((name, figure) -> spec.commandLine().getOut().printf("%-20s %s%n", name, figure));
            spec.commandLine().getOut().println(new String(Json.write(figures), StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        return 0;
    }

    /** The figures are what this says. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        }
    }
}
