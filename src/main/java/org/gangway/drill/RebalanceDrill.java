// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill rebalance}. */
@Command(
        name = "rebalance",
        description = {
            "All instances but one leave and come back all the time under load, by turns politely and killed. The JSON of the last line:",
            "  left, killed                how often one of them left; how often of these it was killed",
            "  storm_seconds               how long that took: each came back meanwhile",
            "The rest as in: ./gangway drill crash --help"
        })
final class RebalanceDrill extends InstancesDrill {

    @Option(names = "--turns", defaultValue = "20", description = "How often one of them leaves (${DEFAULT-VALUE}).")
    private int turns = 20;

    @Override
    Map<String, Object> run(Drill drill) {
        int killed = 0;
        List<Child> apps = new ArrayList<>(drill.together(instances));
        long[] begun = new long[instances];
        Arrays.fill(begun, System.nanoTime());
        for (int i = 0; i < turns; i++) {
            int turn = 1 + i % (instances - 1);
            drill.load(rate, rate, apps.getFirst()::alive);
            await(drill, apps, turn, begun);
            boolean polite = i % 4 == 0 || i % 4 == 3;
            if (polite) {
                apps.get(turn).close();
            } else {
                apps.get(turn).kill();
                killed++;
            }
            begun[turn] = System.nanoTime();
            apps.set(turn, drill.installation.startApp(turn)); // while it comes, the next one leaves
            drill.say("%3d  instance %d %s, %s", i + 1, turn, polite ? "left" : "was killed", drill.crowd);
        }
        for (int instance = 1; instance < instances; instance++) {
            await(drill, apps, instance, begun);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("left", turns);
        figures.put("killed", killed);
        figures.put("storm_seconds", drill.seconds());
        figures.putAll(drill.figures(turns));
        return figures;
    }

    /** It leaves only once it has its share of the work. */
    private static void await(Drill drill, List<Child> apps, int instance, long[] begun) {
        drill.awaitHealthy(apps.get(instance), instance, begun[instance]);
        if (!apps.get(instance).alive()) {
            drill.found("instance " + instance + " ended by itself");
        }
    }
}
