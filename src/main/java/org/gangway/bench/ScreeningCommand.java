// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gangway.screening.GoalTable;
import org.gangway.screening.Goals;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./gangway bench screening}. */
@Command(
        name = "screening",
        description = {
            "Match quality and speed of screening, with the figures of other engines and the goals beside them.",
            "",
            "Thresholds are chosen on one half of the negatives and shown on the other; nothing is tuned to rows. Shares in",
            "the JSON of the last line are between 0 and 1; delta_seconds is how long it takes to find, among so many customers as",
            "--customers says, those whom a change of 200 entries touches, and to screen these. See bench rescreening for a night."
        })
final class ScreeningCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            defaultValue = "${sys:shared:-../shared}/data/screening",
            description = "Lists and names whose right answer is known (${DEFAULT-VALUE}).")
    private Path data = Path.of("");

    @Option(names = "--names", description = "Name variants beyond the built-in ones.")
    private @Nullable Path names;

    @Option(
            names = "--threshold",
            defaultValue = "0.8",
            description = "Of the figures at a threshold (${DEFAULT-VALUE}).")
    private double threshold;

    @Option(names = "--seed", defaultValue = "7", description = "Of alterations and invented names (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--every",
            defaultValue = "1",
            description = "Only each so many-th row, for a quick look (${DEFAULT-VALUE}).")
    private int every;

    @Option(
            names = "--scans",
            defaultValue = "10000",
            description = "Names compared with every listed one too (${DEFAULT-VALUE}).")
    private int scans;

    @Option(names = "--size", defaultValue = "150000", description = "Listed names for the speed (${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--customers",
            defaultValue = "1000000",
            description = "Customers for a change of lists (${DEFAULT-VALUE}).")
    private int customers;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        GoalTable table = Goals.measure(
                new Goals.Plan(data, Optional.ofNullable(names), threshold, seed, every, scans, size, customers));
        table.lines().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().println(new String(Json.write(table.figures()), StandardCharsets.UTF_8));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
