// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.gangway.wire.AccessKeeper;
import org.gangway.wire.AccessRules;
import org.gangway.wire.RouteSteps;
import org.gangway.wire.TopicKeeper;
import org.gangway.wire.TopicNames;
import org.gangway.wire.TopicScript;
import org.gangway.wire.TopicsFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes, checks or prints the topics of {@code kafka/topics.yaml}. */
@Command(name = "topics", description = "Make, check or print the topics that Gangway needs.")
final class TopicsCommand implements Runnable {

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /** One of them. */
    static final class What {
        @Option(names = "--apply", description = "Make missing topics and mend settings on the cluster.")
        private boolean apply;

        @SuppressWarnings("UnusedVariable") // what happens without the others
        @Option(names = "--check", description = "Say what is missing or wrong on the cluster; change nothing.")
        private boolean check;

        @Option(
                names = "--acls",
                description = "Add missing access rules on the cluster, and name those that are not asked for.")
        private boolean acls;

        @Option(names = "--render", description = "Print the commands that make the topics and access rules.")
        private boolean render;
    }

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

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
        TopicNames names = TopicNames.of(cluster.prefix(), topics);
        if (what.render) {
            new TopicScript(topics, names).lines(allSteps()).forEach(out()::println);
        } else if (what.acls) {
            access(new AccessKeeper(new AccessRules(topics, names)));
        } else {
            onCluster(new TopicKeeper(topics, names));
        }
        out().flush();
    }

    private void onCluster(TopicKeeper keeper) {
        try (Admin admin = TopicKeeper.client(cluster.connection())) {
            if (what.apply) {
                keeper.apply(admin, allSteps()).forEach(out()::println);
            }
            keeper.verify(admin, allSteps());
            out().println("all topics are as they must be");
        }
    }

    private void access(AccessKeeper keeper) {
        try (Admin admin = TopicKeeper.client(cluster.connection())) {
            keeper.apply(admin, allSteps()).forEach(out()::println);
            keeper.surplus(admin, allSteps()).forEach(out()::println);
            out().println("all access rules of kafka/topics.yaml are there");
        }
    }

    private List<String> allSteps() {
        return Stream.concat(new RouteSteps(Path.of("routes")).steps().stream(), steps.stream())
                .distinct()
                .sorted()
                .toList();
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec, "set by picocli").commandLine();
    }
}
