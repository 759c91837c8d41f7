// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.wire.RouteSteps;
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicScript;
import org.gangway.wire.TopicsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes, checks or prints the topics of {@code kafka/topics.yaml}. */
@Command(name = "topics", description = "Make, check or print the topics that Gangway needs.")
final class TopicsCommand implements Runnable {

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** One of the three. */
    static final class What {
        @Option(names = "--apply", description = "Make missing topics and mend settings on the cluster.")
        private boolean apply;

        @SuppressWarnings("UnusedVariable") // what happens without the others
        @Option(names = "--check", description = "Say what is missing or wrong on the cluster; change nothing.")
        private boolean check;

        @Option(names = "--render", description = "Print the commands that make the topics and access rules.")
        private boolean render;
    }

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "The cluster; default: ${DEFAULT-VALUE}.")
    private String bootstrapServer = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties file for the connection (security.protocol, sasl…).")
    private @Nullable Path commandConfig;

    @Option(
            names = "--prefix",
            defaultValue = TopicNames.DEFAULT_PREFIX,
            description = "What every name starts with; default: ${DEFAULT-VALUE}.")
    private String prefix = "";

    @Option(names = "--file", paramLabel = "FILE", description = "A topics file instead of the one in the program.")
    private @Nullable Path file;

    @Option(
            names = "--step",
            split = ",",
            paramLabel = "STEP",
            description = "Steps that need a topic besides those with a route in routes/.")
    private List<String> steps = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        Main.quiet();
        TopicsFile topics = file == null ? TopicsFile.bundled() : TopicsFile.read(file);
        TopicNames names = TopicNames.of(prefix, topics);
        if (what.render) {
            new TopicScript(topics, names).lines(allSteps()).forEach(out()::println);
        } else {
            onCluster(new TopicKeeper(topics, names));
        }
        out().flush();
    }

    private void onCluster(TopicKeeper keeper) {
        try (Admin admin = TopicKeeper.client(connection())) {
            if (what.apply) {
                keeper.apply(admin, allSteps()).forEach(out()::println);
            }
            keeper.verify(admin, allSteps());
            out().println("all topics are as they must be");
        }
    }

    private List<String> allSteps() {
        return Stream.concat(new RouteSteps(Path.of("routes")).steps().stream(), steps.stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, Object> connection() {
        Map<String, Object> connection = new HashMap<>();
        if (commandConfig != null) {
            read(commandConfig).forEach((key, value) -> connection.put(key.toString(), value));
        }
        connection.put("bootstrap.servers", bootstrapServer);
        return connection;
    }

    private Properties read(Path properties) {
        try (Reader in = Files.newBufferedReader(properties)) {
            Properties read = new Properties();
            read.load(in);
            return read;
        } catch (IOException e) {
            throw new ParameterException(
                    line(), "the file given with --command-config cannot be read: " + properties, e);
        }
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }
}
