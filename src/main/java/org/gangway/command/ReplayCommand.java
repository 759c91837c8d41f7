// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gangway.console.Journal;
import org.gangway.replay.Findings;
import org.gangway.replay.Replay;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./gangway replay [CASE]}: reads journals again. */
@Command(
        name = "replay",
        description = {
            "With a case: prints its course from the journal. What is sealed is shown as ***; nothing is opened.",
            "Without: checks that no journal has a gap and that each folds to the case that the topic cases shows.",
            "Only reads; the installation may run. Exit status: 0 all is well, 1 something is not, 2 wrong usage."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final int MOST_LINES = 100;

    @Parameters(arity = "0..1", paramLabel = "CASE", description = "Id of a case, as the cases page shows it.")
    private @Nullable String caseId;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Main.quiet();
        Replay replay = new Replay(cluster::connection, cluster.names());
        return caseId == null ? check(replay.check()) : course(replay.course(caseId));
    }

    private int course(List<Journal.Entry> course) {
        if (course.isEmpty()) {
            err().println("there is no journal of this case; ids are on the cases page");
            return 1;
        }
        course.forEach(entry -> out().println(entry.at() + "  " + entry.type() + details(entry)));
        out().flush();
        return 0;
    }

    private static String details(Journal.Entry entry) {
        return entry.details().stream()
                .map(detail -> "  " + detail.name() + "=" + detail.text())
                .collect(Collectors.joining());
    }

    private int check(Findings findings) {
        findings.problems().stream().limit(MOST_LINES).forEach(err()::println);
        String read = findings.journals() + " journals, " + findings.events() + " events"
                + (findings.cut() == 0 ? "" : ", " + findings.cut() + " journals are too old to be whole");
        if (findings.problems().isEmpty()) {
            out().println(read + ": no gap, and each folds to its case");
            out().flush();
            return 0;
        }
        err().println(read + ": " + findings.problems().size() + " are not as they should be");
        err().flush();
        return 1;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
