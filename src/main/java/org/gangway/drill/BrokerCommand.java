// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway drill broker}. */
@Command(
        name = "broker",
        description = {
            "Kills the broker under load and starts it again, with three instances of the application against it. The JSON of the last line:",
            "  broker_kills, instances     how often it was killed; how many instances there were",
            "The rest as in: ./gangway drill crash --help"
        })
final class BrokerCommand implements Callable<Integer> {

    @Option(names = "--times", defaultValue = "10", description = "How often (${DEFAULT-VALUE}).")
    private int times = 10;

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return options.carryOut(
                spec.commandLine(), drill -> new BrokerDrill(drill, times, options.rate, options.seed()).run());
    }
}
