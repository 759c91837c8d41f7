// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.LinkedHashMap;
import java.util.Map;

/** Instances join and leave all the time, by turns politely and killed; one stays. */
final class RebalanceDrill {
    private final Drill drill;
    private final int turns;
    private final int rate;

    RebalanceDrill(Drill drill, int turns, int rate) {
        this.drill = drill;
        this.turns = turns;
        this.rate = rate;
    }

    Map<String, Object> run() {
        int killed = 0;
        try (Child stays = drill.app(0)) {
            Child[] others = {drill.app(1), drill.app(2)};
            for (int i = 0; i < turns; i++) {
                Child leaves = others[i % 2];
                drill.load(rate, rate, stays::alive);
                boolean polite = i % 4 < 2;
                if (polite) {
                    leaves.close();
                } else {
                    leaves.kill();
                    killed++;
                }
                others[i % 2] = drill.app(1 + i % 2);
                drill.say(
                        "%3d  instance %d %s and came back, %d customers, %d farewells",
                        i + 1, 1 + i % 2, polite ? "left" : "was killed", drill.crowd.size(), drill.crowd.farewells());
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
