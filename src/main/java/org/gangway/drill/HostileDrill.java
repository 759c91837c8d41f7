// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Throws at an installation whatever it can be reached by, while honest customers go through it. */
final class HostileDrill {
    /** For so many inputs there is one more stranger whose photos are opened. */
    private static final int EACH_OPENED = 400;

    private static final List<String> LOGS = List.of("app-0.log", "broker.log", "sandbox.log");

    private static final Duration PARKED = Duration.ofSeconds(60);
    private static final Duration LAST_PHOTOS = Duration.ofSeconds(20);
    /** More than this on top of what it needed before is growth without bounds. */
    private static final long MOST_GROWTH = 200;

    private final Drill drill;
    private final WebClient client = new WebClient();
    private final Plan plan;
    private final HostileTally tally = new HostileTally();
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Map<Path, Long> logs = new LinkedHashMap<>();

    /**
     * @param inputs of all kinds together
     * @param honest how many customers come meanwhile
     * @param siege how many times the slow clients and streams of the short form
     */
    record Plan(int inputs, int honest, int siege, int rate, long seed) {}

    HostileDrill(Drill drill, Plan plan) {
        this.drill = drill;
        this.plan = plan;
    }

    Map<String, Object> run() {
        AppSettings.FACES.forEach(drill.installation::set);
        Strangers.SETTINGS.forEach(drill.installation::set);
        try (Child app = drill.app(0);
                Arsenal arsenal = new Arsenal(drill, client, tally);
                DeadLetters letters = new DeadLetters(drill.installation.client())) {
            Bystander bystander = new Bystander(drill.installation.app(), "127.0.0.7", arsenal.face, tally);
            bystander.comes();
            Memory before = Memory.of(app);
            LOGS.stream()
                    .map(drill.installation.home::resolve)
                    .filter(Files::exists) // a cluster that is not the drill's own keeps its logs
                    .forEach(log -> logs.put(log, LogLines.length(log)));
            Barrage barrage = new Barrage(arsenal, plan.inputs, plan.seed, app::alive);
            List<Thread> strangers = throwAll(barrage, arsenal, app, bystander);
            siege(arsenal, bystander); // while the server still waits for the rest of the last inputs
            end(barrage, strangers);
            letters.await(arsenal.fates(), PARKED);
            drill.load(plan.honest / 4 + 1, plan.rate, app::alive); // and everything works as before
            bystander.comes();
            figures.put("honest_slowest_ms", bystander.longestMillis());
            letters.findings(arsenal.fates()).forEach(tally::found);
            Map<String, Object> all = judged(arsenal, app, before, letters);
            app.kill();
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    /** @return attackers who may still be sending photos */
    private List<Thread> throwAll(Barrage barrage, Arsenal arsenal, Child app, Bystander bystander) {
        barrage.begin();
        List<Thread> strangers = new ArrayList<>();
        int share = Math.max(1, plan.inputs / plan.honest);
        while (!barrage.over() && app.alive()) {
            if (drill.crowd.size() * share < barrage.thrown()) {
                drill.load(1, plan.rate, app::alive);
                bystander.comes();
            }
            if (strangers.size() * EACH_OPENED <= barrage.thrown()) {
                strangers.add(photos(arsenal, new Random(plan.seed + strangers.size() + 1)));
            }
            Pause.of(Duration.ofMillis(50));
        }
        drill.say("%d inputs thrown, %s", barrage.thrown(), drill.crowd);
        return strangers;
    }

    private void end(Barrage barrage, List<Thread> strangers) throws InterruptedException {
        barrage.end();
        long end = System.nanoTime() + LAST_PHOTOS.toNanos();
        for (Thread stranger : strangers) {
            stranger.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        figures.put("waited", barrage.waited());
        drill.say("all are answered, %s", drill.crowd);
    }

    private Thread photos(Arsenal arsenal, Random random) {
        PhotoStranger stranger =
                new PhotoStranger(client, arsenal.web, drill.installation.app(), arsenal.pictures, tally, random);
        return Thread.ofVirtual().start(() -> {
            try {
                stranger.walk();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void siege(Arsenal arsenal, Bystander bystander) {
        int served = bystander.served();
        try (Siege siege = new Siege(arsenal.web, arsenal.strangers)) {
            siege.begin(plan.siege);
            long end = System.nanoTime() + Strangers.SLOW.plusSeconds(12).toNanos();
            do {
                bystander.comes();
                Pause.of(Duration.ofMillis(500));
            } while (!siege.over() && System.nanoTime() < end);
            figures.putAll(siege.figures());
            figures.put("honest_requests_meanwhile", bystander.served() - served);
            if (!siege.over()) {
                tally.found("slow clients were not cut off");
            }
        }
        drill.say("slow clients and streams: %s", figures);
    }

    private Map<String, Object> judged(Arsenal arsenal, Child app, Memory before, DeadLetters letters) {
        drill.expectDeadLetters(letters.count());
        Map<String, Object> rest = drill.figures(0, topics -> {
            judge(app, before, letters);
            topics.read();
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("inputs", tally.thrown());
        all.put("inputs_by_kind", tally.inputs());
        all.put("answers", tally.answers());
        all.put("records_refused", arsenal.records.refused());
        all.put("dead_letters", letters.causes());
        all.put("files_accepted", arsenal.files.accepted());
        all.put("file_slowest_ms", arsenal.files.longestMillis());
        all.putAll(figures);
        all.putAll(rest);
        all.put("seed", plan.seed);
        return all;
    }

    /** When all honest cases have ended. */
    private void judge(Child app, Memory before, DeadLetters letters) {
        letters.await(Map.of(), Duration.ZERO);
        drill.expectDeadLetters(letters.count());
        if (app.alive() && drill.installation.health(0).up()) {
            grown(before, Memory.of(app));
            new Backlog(client, drill.installation.app())
                    .left()
                    .forEach((step, records) ->
                            tally.found(step + " has " + records + " records that it does not get done"));
        } else {
            tally.found("the application is not healthy any more");
        }
        logs.forEach((log, from) -> LogLines.findings(log, from).forEach(tally::found));
        tally.findings().forEach(drill::found);
    }

    private void grown(Memory before, Memory after) {
        figures.put("heap_before_mb", before.heap());
        figures.put("heap_after_mb", after.heap());
        figures.put("resident_after_mb", after.resident());
        figures.put("resident_peak_mb", after.peak());
        if (after.heap() > before.heap() + MOST_GROWTH) {
            tally.found("the heap has grown from " + before.heap() + " to " + after.heap() + " MB");
        }
    }
}
