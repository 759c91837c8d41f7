// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gangway.outward.Announcements;

/** Kills the application again and again under load. */
final class CrashDrill {
    /** In the plan: SIGKILL, at any moment. */
    static final String ANYWHERE = "anywhere";

    private static final int LOADS = 3;
    /** Within which it is killed at any moment, when all customers that there have to be have come. */
    private static final int SECONDS = 3;
    /** If the sandbox has counted nothing new for so long, it has counted all that the killed one had sent. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Drill drill;
    private final Plan plan;
    private final Random random;
    private final Lives lives = new Lives();
    private int kills;

    /**
     * @param points one kill for each, in this order; {@link #ANYWHERE} among them
     * @param rate customers a second, while the application is there
     * @param each customers for each kill
     * @param patience how long a point may take to be passed
     */
    record Plan(List<String> points, int rate, int each, Duration patience, long seed) {}

    CrashDrill(Drill drill, Plan plan) {
        this.drill = drill;
        this.plan = plan;
        this.random = new Random(plan.seed);
    }

    Map<String, Object> run() {
        drill.withEverything();
        WebClient web = new WebClient();
        try (Signatory ignored = new Signatory(web, drill.installation.sandbox());
                Rescreening rescreening = new Rescreening(web, drill.installation)) {
            plan.points.forEach(this::kill);
            return ended(rescreening);
        }
    }

    private Map<String, Object> ended(Rescreening rescreening) {
        try (Child ignored = drill.app(0)) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("kills", kills);
            figures.put(
                    "points",
                    plan.points.stream()
                            .filter(point -> !point.equals(ANYWHERE))
                            .distinct()
                            .count());
            figures.putAll(drill.figures(kills, topics -> {
                lifeEnded();
                figures.put("unanswered", lives.unanswered());
                figures.putAll(rescreening.ended(drill.crowd.cases(Course.PHOTOGRAPHED), drill));
                topics.read();
            }));
            figures.put("seed", plan.seed);
            return figures;
        }
    }

    /** Whether its point has ended it. One that few cases pass, as that of a review, takes more than one load of customers. */
    private boolean passed(Child app) {
        for (int i = 1; i < LOADS; i++) {
            if (app.ends(plan.patience.dividedBy(LOADS))) {
                return true;
            }
            drill.load(plan.each, plan.rate, app::alive);
        }
        return app.ends(plan.patience.dividedBy(LOADS));
    }

    private void kill(String point) {
        boolean anywhere = point.equals(ANYWHERE);
        long began = System.nanoTime();
        Child app =
                anywhere ? drill.installation.startApp(0) : drill.installation.startApp(point, 1 + random.nextInt(4));
        drill.awaitHealthy(app, 0, began);
        drill.load(plan.each, plan.rate, app::alive);
        if (anywhere) {
            drill.load(random.nextInt(SECONDS * plan.rate), plan.rate, app::alive); // they come until it is killed
        } else if (!passed(app)) {
            drill.found("no case passed the point " + point);
        } else if (app.status() != Tripwire.STATUS) {
            drill.found("the application ended by itself before the point " + point);
        }
        app.kill();
        kills++;
        lifeEnded();
        drill.say("%3d  %-26s after %4.1f s, %s", kills, point, (System.nanoTime() - began) / 1e9, drill.crowd);
    }

    private void lifeEnded() {
        Map<String, Integer> times = drill.counterparties.times();
        Map<String, Integer> before;
        do {
            before = times;
            Pause.of(QUIET);
            times = drill.counterparties.times();
        } while (!times.equals(before));
        lives.ended(times, drill.installation.said(0, Announcements.UNANSWERED), drill::found);
    }
}
