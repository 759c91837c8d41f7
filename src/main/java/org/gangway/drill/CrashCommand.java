// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill crash}. */
@Command(
        name = "crash",
        description = {
            "Kills the application under load, at named points (./gangway drill points) and anywhere, and starts it again.",
            "Broker and sandbox go on. At the end every case must have ended as it would have, once. The JSON of the last line:",
            "  kills, points               how often it was killed; at how many different named points",
            "  cases, certificates         customers that came; deletion certificates on events",
            "  outcomes                    how many cases ended how",
            "  accounts, leads, envelopes, documents, mails, events",
            "                              different ones that the sandbox has: one for each case that is to have one, two mails",
            "  …_repeated                  how often one of them came again with the same id or idempotency key",
            "  event_at_most               how often EventBridge got the same event at most",
            "  unanswered                  requests that EventBridge did not answer in time: each may repeat events once, as a kill may",
            "  rescreened                  results of the bank's customers, one for each in each run",
            "  exemptions, bands           how often staff approved one, and approved other limits",
            "  faces                       cases of which a face was kept for as long as they were open",
            "  start_ms                    median time from a start to being healthy",
            "  seconds, seed               how long it all took; --seed for the same choices",
            "  findings                    how many things are not as they must be; each is a line of the output"
        })
final class CrashCommand extends RatedDrill {

    @Option(
            names = "--points",
            split = ",",
            paramLabel = "POINT",
            description = "Kill at these points, one after the other.")
    private List<String> points = List.of();

    @Option(
            names = "--anywhere",
            defaultValue = "1",
            paramLabel = "TIMES",
            description = "Kills at any moment (${DEFAULT-VALUE}).")
    private int anywhere = 1;

    @Option(names = "--full", description = "Kill at every point.")
    private boolean full;

    @Option(
            names = "--part",
            defaultValue = "1/1",
            paramLabel = "N/M",
            description = "With --full: only the n-th of m parts of the points.")
    private String part = "1/1";

    @Option(names = "--each", defaultValue = "20", description = "Customers for each kill (${DEFAULT-VALUE}).")
    private int each = 20;

    @Option(
            names = "--patience",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long a point may take to be passed (${DEFAULT-VALUE}).")
    private int patience = 60;

    @Override
    void check() {
        plan();
    }

    @Override
    Map<String, Object> run(Drill drill) {
        return new CrashDrill(drill, plan()).run();
    }

    private CrashDrill.Plan plan() {
        points.stream()
                .filter(point -> !Act.points().contains(point))
                .findFirst()
                .ifPresent(point -> {
                    throw new CommandLine.ParameterException(
                            spec.commandLine(), "there is no point " + point + "; ./gangway drill points lists them");
                });
        List<String> kills = new ArrayList<>(full ? part() : points);
        kills.addAll(Collections.nCopies(anywhere, CrashDrill.ANYWHERE));
        if (points.isEmpty()) {
            Collections.shuffle(kills, new Random(options.seed()));
        }
        return new CrashDrill.Plan(kills, rate, each, Duration.ofSeconds(patience), options.seed());
    }

    private List<String> part() {
        String[] numbers = part.matches("[1-9]/[1-9]") ? part.split("/", -1) : new String[0];
        if (numbers.length < 2 || numbers[0].compareTo(numbers[1]) > 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--part is as 1/3: the first of three parts");
        }
        int n = Integer.parseInt(numbers[0]);
        int m = Integer.parseInt(numbers[1]);
        List<String> all = Act.points();
        return all.subList(all.size() * (n - 1) / m, all.size() * n / m);
    }
}
