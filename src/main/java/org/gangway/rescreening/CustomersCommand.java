// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./gangway customers}: what a bank needs to fill the topic {@code customers}, and to read what was found. */
@Command(
        name = "customers",
        description = "Seal customers for rescreening, and open what was found of them: docs/screening.md.",
        subcommands = {KeyCommand.class, SealCommand.class, HitsCommand.class})
public final class CustomersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: key, seal or hits");
    }
}
