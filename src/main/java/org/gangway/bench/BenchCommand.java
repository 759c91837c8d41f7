// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import org.gangway.drill.EnduranceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./gangway bench}: each measurement is a command of its own. */
@Command(
        name = "bench",
        description = "Measure this installation on this machine; the last line is JSON.",
        subcommands = {
            FlowCommand.class,
            StartCommand.class,
            StartedCommand.class,
            EnduranceCommand.class,
            FacesCommand.class,
            ScreeningCommand.class,
            RescreeningCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to measure: flow, start, endurance, faces, screening or rescreening");
    }
}
