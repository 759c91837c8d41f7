// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gangway.sealing.CustomerSeal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway customers key}. */
@Command(
        name = "key",
        description = {
            "Prints the key that customers are sealed to, as a JSON web key, or as a keyset of Tink. It may be given to anybody.",
            "The first start of a process with the role rescreening makes it. Exit status: 0 printed, 1 there is none yet."
        })
final class KeyCommand implements Callable<Integer> {

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = "data/keys",
            description = "The key folder, keys in gangway.data (${DEFAULT-VALUE}).")
    private Path keys = Path.of("");

    @Option(names = "--tink", description = "For Tink (Java, Go, C++, Python).")
    private boolean tink;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path file = keys.resolve("public").resolve("customers.jwk");
        if (!Files.isReadable(file)) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "there is no " + file
                                    + ": start a process with the role rescreening once, with gangway.screening.rescreening.enabled=true");
            return 1;
        }
        CustomerSeal seal = CustomerSeal.parse(Files.readString(file));
        spec.commandLine().getOut().println(tink ? seal.tink() : seal.jwk());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
