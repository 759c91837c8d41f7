// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.gangway.scenarios.BrokenScenario;
import org.gangway.scenarios.Desk;
import org.gangway.scenarios.Publisher.Published;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./gangway publish FILE…}: puts scenarios and rule tables into effect. */
@Command(
        name = "publish",
        description = {
            "Checks scenarios and rule tables and puts them into effect for new cases.",
            "Exit status: 0 all are in effect, 1 at least one was refused, 2 wrong usage."
        })
public final class PublishCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "*.scenario.yaml or *.rules.yaml")
    private List<Path> files = List.of();

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:9092",
            description = "The Kafka cluster. Default: ${DEFAULT-VALUE}")
    private String bootstrapServer = "";

    @Option(
            names = "--prefix",
            defaultValue = "gangway.",
            description = "What every topic starts with. Default: ${DEFAULT-VALUE}")
    private String prefix = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties for the Kafka clients (security)")
    private @Nullable Path commandConfig;

    @Option(
            names = "--texts",
            paramLabel = "FOLDER",
            defaultValue = "scenarios/texts",
            description = "Texts added to the built-in ones. Default: ${DEFAULT-VALUE}")
    private Path texts = Path.of("scenarios/texts");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (Desk desk = Desk.open(connection(), prefix, texts)) {
            int refused = 0;
            for (Path file : files) {
                refused += publish(desk, file, err) ? 0 : 1;
            }
            return refused == 0 ? 0 : 1;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private boolean publish(Desk desk, Path file, PrintWriter err) throws IOException {
        if (!Files.isReadable(file)) {
            err.println("cannot read " + file + "; give the path of a *.scenario.yaml or *.rules.yaml");
            return false;
        }
        try {
            Published published = desk.publisher().publish(Files.readString(file), file.toString());
            spec.commandLine()
                    .getOut()
                    .println(published.name() + "@" + published.version() + (published.already() ? " was" : " is")
                            + " in effect, SHA-256 " + published.hash());
            return true;
        } catch (BrokenScenario e) {
            err.println(e.getMessage());
            return false;
        }
    }

    private Map<String, Object> connection() throws IOException {
        Properties properties = new Properties();
        if (commandConfig != null) {
            try (InputStream in = Files.newInputStream(commandConfig)) {
                properties.load(in);
            }
        }
        Map<String, Object> connection = new HashMap<>();
        properties.forEach((key, value) -> connection.put(String.valueOf(key), value));
        connection.put("bootstrap.servers", bootstrapServer);
        return connection;
    }
}
