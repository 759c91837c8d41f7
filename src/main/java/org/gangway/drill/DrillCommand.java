// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./gangway drill}: each way of breaking the application is a command of its own. */
@Command(
        name = "drill",
        description = "Break an installation of its own on purpose, and count what came of every case.",
        subcommands = {
            CrashCommand.class,
            PointsCommand.class,
            BrokerCommand.class,
            RebalanceCommand.class,
            AppCommand.class
        })
public final class DrillCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: crash, broker, rebalance or points");
    }
}
