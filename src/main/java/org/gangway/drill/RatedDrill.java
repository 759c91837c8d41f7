// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import picocli.CommandLine.Option;

/** A drill that is told how many customers come. */
abstract class RatedDrill extends DrillTask {

    @Option(
            names = "--rate",
            defaultValue = "20",
            description = "Customers a second while the application is there (${DEFAULT-VALUE}).")
    int rate = 20;
}
