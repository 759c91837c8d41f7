// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill rebalance}. */
@Command(
        name = "rebalance",
        description = {
            "Two of three instances leave and come back all the time under load, by turns politely and killed. The JSON of the last line:",
            "  left, killed                how often one of them left; how often of these it was killed",
            "The rest as in: ./gangway drill crash --help"
        })
final class RebalanceDrill extends RatedDrill {

    @Option(names = "--turns", defaultValue = "20", description = "How often one of them leaves (${DEFAULT-VALUE}).")
    private int turns = 20;

    @Override
    Map<String, Object> run(Drill drill) {
        int killed = 0;
        List<Child> apps = drill.together(3);
        try (Child stays = apps.get(0)) {
            Child[] others = {apps.get(1), apps.get(2)};
            for (int i = 0; i < turns; i++) {
                Child leaves = others[i % 2];
                drill.load(rate, rate, stays::alive);
                boolean polite = i % 4 == 0 || i % 4 == 3;
                if (polite) {
                    leaves.close();
                } else {
                    leaves.kill();
                    killed++;
                }
                others[i % 2] = drill.app(1 + i % 2);
                drill.say(
                        "%3d  instance %d %s and came back, %s",
                        i + 1, 1 + i % 2, polite ? "left" : "was killed", drill.crowd);
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("left", turns);
            figures.put("killed", killed);
            figures.putAll(drill.figures(turns));
            for (Child other : others) {
                other.close();
            }
            return figures;
        }
    }
}
