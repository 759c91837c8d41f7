// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway drill dead-letters}. */
@Command(
        name = "dead-letters",
        description = {
            "The topic dead-letters is gone while records come that nobody can read, and is made again by the next start. The JSON",
            "of the last line:",
            "  malformed                   how many such records came; as many must be on dead-letters in the end",
            "The rest as in: ./gangway drill crash --help"
        })
final class DeadLetterCommand implements Callable<Integer> {

    @Option(
            names = "--away",
            defaultValue = "90",
            paramLabel = "SECONDS",
            description = "How long it is gone (${DEFAULT-VALUE}).")
    private int away = 90;

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return options.carryOut(
                spec.commandLine(), drill -> new DeadLetterDrill(drill, Duration.ofSeconds(away), options.rate).run());
    }
}
