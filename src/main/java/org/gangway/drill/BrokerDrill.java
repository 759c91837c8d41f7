// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill broker}. */
@Command(
        name = "broker",
        description = {
            "Kills the broker under load and starts it again, with several instances of the application against it. The JSON of the last line:",
            "  broker_kills, instances     how often it was killed; how many instances there were",
            "The rest as in: ./gangway drill crash --help"
        })
final class BrokerDrill extends InstancesDrill {

    @Option(names = "--times", defaultValue = "10", description = "How often (${DEFAULT-VALUE}).")
    private int times = 10;

    @Override
    Map<String, Object> run(Drill drill) {
        Random random = new Random(options.seed());
        List<Child> apps = drill.together(instances);
        for (int i = 1; i <= times; i++) {
            drill.load(rate, rate, apps.getFirst()::alive);
            Pause.of(Duration.ofMillis(random.nextInt(4_000)));
            drill.installation.restartBroker(Duration.ofMillis(random.nextInt(5_000)));
            drill.say("%3d  broker killed, %s", i, drill.crowd);
        }
        if (!apps.stream().allMatch(Child::alive)) {
            drill.found("an instance ended because the broker was away");
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("broker_kills", times);
        figures.put("instances", instances);
        figures.putAll(drill.figures(times));
        return figures;
    }
}
