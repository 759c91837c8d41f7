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

/** {@code ./gangway drill vendor}. */
@Command(
        name = "vendor",
        description = {
            "Core banking, CRM, EventBridge and mail are down, slow (30 s), talk nonsense, throttle and lose answers, one after the other,",
            "under load. The JSON of the last line:",
            "  faults, hold_seconds        how many kinds of fault there were; how long each was held",
            "The rest as in: ./gangway drill crash --help"
        })
final class VendorCommand implements Callable<Integer> {

    @Option(
            names = "--hold",
            defaultValue = "20",
            paramLabel = "SECONDS",
            description = "How long each fault lasts (${DEFAULT-VALUE}).")
    private int hold = 20;

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return options.carryOut(
                spec.commandLine(), drill -> new VendorDrill(drill, Duration.ofSeconds(hold), options.rate).run());
    }
}
