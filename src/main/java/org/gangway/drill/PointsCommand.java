// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./gangway drill points}. */
@Command(name = "points", description = "List the points at which the crash drill can end the application.")
final class PointsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Each is a point before and a point after: before-NAME, after-NAME.");
        Act.ALL.forEach(act -> out.printf("  %-20s %s%n", act.name(), act.meaning()));
        out.flush();
    }
}
