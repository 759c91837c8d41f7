// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
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
            BrokerDrill.class,
            RebalanceDrill.class,
            UpgradeDrill.class,
            ClusterDrill.class,
            DeadLetterDrill.class,
            VendorDrill.class,
            DiskDrill.class,
            ClockDrill.class,
            HostileCommand.class,
            PrivacyCommand.class,
            AppCommand.class
        })
public final class DrillCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        List<String> known = spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .map(CommandSpec::name)
                .toList();
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do, one of: " + String.join(", ", known));
    }
}
