// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gangway.scenarios.BrokenScenario;
import org.gangway.scenarios.Publisher;
import org.gangway.scenarios.Publisher.Published;
import org.gangway.scenarios.StandalonePublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

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
        try (StandalonePublisher publisher = StandalonePublisher.open(cluster.connection(), cluster.names(), texts)) {
            int refused = 0;
            for (Path file : files) {
                refused += publish(publisher.publisher(), file, err) ? 0 : 1;
            }
            return refused == 0 ? 0 : 1;
        } catch (IllegalStateException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private boolean publish(Publisher publisher, Path file, PrintWriter err) throws IOException {
        if (!Files.isReadable(file)) {
            err.println("cannot read " + file + "; give the path of a *.scenario.yaml or *.rules.yaml");
            return false;
        }
        try {
            Published published = publisher.publish(Files.readString(file), file.toString());
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
}
