// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A drill of several instances of the application. */
abstract class InstancesDrill extends RatedDrill {

    @Option(
            names = "--instances",
            defaultValue = "3",
            description = "How many there are, at least two (${DEFAULT-VALUE}).")
    int instances = 3;

    @Override
    void check() {
        if (instances < 2) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--instances must be at least 2");
        }
    }
}
