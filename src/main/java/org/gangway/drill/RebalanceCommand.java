// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway drill rebalance}. */
@Command(
        name = "rebalance",
        description = {
            "Two of three instances leave and come back all the time under load, by turns politely and killed. The JSON of the last line:",
            "  left, killed                how often one of them left; how often of these it was killed",
            "The rest as in: ./gangway drill crash --help"
        })
final class RebalanceCommand implements Callable<Integer> {

    @Option(names = "--turns", defaultValue = "20", description = "How often one of them leaves (${DEFAULT-VALUE}).")
    private int turns = 20;

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return options.carryOut(spec.commandLine(), drill -> new RebalanceDrill(drill, turns, options.rate).run());
    }
}
