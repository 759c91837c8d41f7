// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./gangway drill cluster}. */
@Command(
        name = "cluster",
        description = {
            "Two instances of the application on a cluster (--cluster), under load. By turns an instance is killed, a broker is killed,",
            "and the network between two brokers is cut; each comes back before the next goes. Commands that nobody can read come to",
            "hands meanwhile. The JSON of the last line:",
            "  brokers, replicas           how many brokers there are; replicas of each partition of events",
            "  instance_kills, broker_kills, cuts",
            "                              how often an instance was killed, a broker, and the network between two of them cut",
            "  unreadable                  commands that nobody can read: each must be on dead-letters, and once",
            "  replies                     different replies of hands; none may be there twice",
            "  load_seconds                how long customers came",
            "The rest as in: ./gangway drill crash --help"
        })
final class ClusterDrill extends RatedDrill {
    private static final Duration WHOLE = Duration.ofMinutes(2);

    @Option(
            names = "--breaker",
            split = " ",
            paramLabel = "COMMAND",
            description = {
                "What breaks the cluster: is called with kill N, start N, cut N M, mend N M for brokers of these numbers.",
                "Without it only instances are killed."
            })
    private List<String> breaker = List.of();

    @Option(names = "--turns", defaultValue = "3", description = "How often something is broken (${DEFAULT-VALUE}).")
    private int turns = 3;

    @Option(
            names = "--minutes",
            defaultValue = "0",
            description = "How long something is broken again and again, if that is more.")
    private int minutes;

    @Option(
            names = "--away",
            defaultValue = "10",
            paramLabel = "SECONDS",
            description = "How long a broker or a network is away (${DEFAULT-VALUE}).")
    private int away = 10;

    private int instanceKills;
    private int brokerKills;
    private int cuts;

    @Override
    void check() {
        if (options.cluster().isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "say on which cluster: --cluster FILE");
        }
    }

    @Override
    Map<String, Object> run(Drill drill) {
        Cluster cluster = options.cluster().orElseThrow();
        Random random = new Random(options.seed());
        drill.installation.set("gangway.process.standby", "1");
        List<Child> apps = new ArrayList<>(drill.apps(0, 2));
        try (Unreadable unreadable = new Unreadable(cluster.admin(), random)) {
            long began = System.nanoTime();
            long end = began + Duration.ofMinutes(minutes).toNanos();
            for (int turn = 0; turn < turns || System.nanoTime() < end; turn++) {
                unreadable.come();
                load(drill, apps, Math.max(1, away / 2));
                drill.say("%3d  %s, %s", turn + 1, broken(drill, cluster, apps, turn, random), drill.crowd);
                unreadable.come();
            }
            long loaded = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            return figures(drill, cluster, unreadable, loaded);
        }
    }

    /** @return what it was */
    private String broken(Drill drill, Cluster cluster, List<Child> apps, int turn, Random random) {
        if (breaker.isEmpty() || turn % 3 == 0) {
            int instance = turn / 3 % 2;
            apps.get(instance).kill();
            apps.set(instance, drill.app(instance));
            instanceKills++;
            return "instance " + instance + " was killed and came back";
        }
        Breaker breaks = new Breaker(breaker);
        List<Integer> brokers = new ArrayList<>(cluster.brokers());
        int one = brokers.remove(random.nextInt(brokers.size()));
        String what;
        if (turn % 3 == 1) {
            breaks.kill(one);
            load(drill, apps, away);
            breaks.start(one);
            brokerKills++;
            what = "broker " + one + " was killed and came back";
        } else {
            int other = brokers.get(random.nextInt(brokers.size()));
            breaks.cut(one, other);
            load(drill, apps, away);
            breaks.mend(one, other);
            cuts++;
            what = "the network between brokers " + one + " and " + other + " was cut and mended";
        }
        awaitWhole(drill, cluster, apps);
        return what;
    }

    private void awaitWhole(Drill drill, Cluster cluster, List<Child> apps) {
        long end = System.nanoTime() + WHOLE.toNanos();
        boolean whole;
        do {
            load(drill, apps, 1);
            whole = cluster.whole();
        } while (!whole && System.nanoTime() < end);
        if (!whole) {
            drill.found("not all replicas were in sync again in time");
        }
    }

    private void load(Drill drill, List<Child> apps, int seconds) {
        drill.load(rate * seconds, rate, apps.getFirst()::alive);
        if (apps.stream().anyMatch(app -> !app.alive())) {
            throw new DrillFailed("an instance ended by itself; its output is in " + drill.installation.home);
        }
    }

    private Map<String, Object> figures(Drill drill, Cluster cluster, Unreadable unreadable, long loaded) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("brokers", cluster.brokers().size());
        figures.put("replicas", cluster.replicas());
        figures.put("instance_kills", instanceKills);
        figures.put("broker_kills", brokerKills);
        figures.put("cuts", cuts);
        figures.put("unreadable", unreadable.count());
        figures.put("load_seconds", loaded);
        drill.expectDeadLetters(unreadable.count());
        unreadable.findings().forEach(drill::found);
        figures.putAll(drill.figures(
                instanceKills + brokerKills + cuts, topics -> figures.put("replies", topics.different("replies"))));
        figures.put("seed", options.seed());
        return figures;
    }
}
