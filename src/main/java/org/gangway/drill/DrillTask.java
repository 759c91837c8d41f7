// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One drill as a command. A new one names itself, adds options of its own, and says what to break. */
@Command(
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing was found", "1:something was found, or the drill could not be carried out"})
abstract class DrillTask implements Callable<Integer> {

    @Mixin
    final DrillOptions options = new DrillOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() throws IOException {
        check();
        return options.carryOut(spec.commandLine(), this);
    }

    /** Before anything is started. @throws CommandLine.ParameterException if the options are wrong */
    void check() {}

    /** In the empty folder of the installation, before anything is started. */
    void prepare(Path home) throws IOException {}

    /** When everything has ended, whatever came of it. */
    void tidy(Path home) {}

    /** Breaks something. @return the figures: its own, and behind them {@link Drill#figures} */
    abstract Map<String, Object> run(Drill drill);
}
