// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Kills the broker and starts it again, with three instances of the application against it. */
final class BrokerDrill {
    private static final int INSTANCES = 3;

    private final Drill drill;
    private final int kills;
    private final int rate;
    private final Random random;

    BrokerDrill(Drill drill, int kills, int rate, long seed) {
        this.drill = drill;
        this.kills = kills;
        this.rate = rate;
        this.random = new Random(seed);
    }

    Map<String, Object> run() {
        try (Child first = drill.app(0);
                Child second = drill.app(1);
                Child third = drill.app(2)) {
            for (int i = 1; i <= kills; i++) {
                drill.load(rate, rate, first::alive);
                Pause.of(Duration.ofMillis(random.nextInt(4_000)));
                drill.installation.restartBroker(Duration.ofMillis(random.nextInt(5_000)));
                drill.say(
                        "%3d  broker killed, %d customers, %d farewells",
                        i, drill.crowd.size(), drill.crowd.farewells());
            }
            if (Stream.of(first, second, third).anyMatch(app -> !app.alive())) {
                drill.found("an instance ended because the broker was away");
            }
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("broker_kills", kills);
            figures.put("instances", INSTANCES);
            figures.putAll(drill.figures(kills));
            return figures;
        }
    }
}
