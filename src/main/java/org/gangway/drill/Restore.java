// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Starts an application on the changelogs of many open cases, all of whose reminders are due, and has customers go on. */
final class Restore {
    private static final int CUSTOMERS = 3;
    /** At least so many a second are opened, and reminded, on any machine: for how long to wait. */
    private static final int SLOWEST = 100;

    private static final Duration MORE = Duration.ofSeconds(60);
    private static final Duration DOOR_EPOCH = Duration.ofHours(1);

    /** As production has them: in a drill they are seconds, so that something happens. */
    private static final Map<String, String> EPOCHS = Map.of(
            "gangway.sealing.wrapping-epoch", "P1D",
            "gangway.sealing.door-epoch", DOOR_EPOCH.toString(),
            "gangway.sealing.channel-epoch", "P1D",
            "gangway.sealing.grace", "PT2M",
            "gangway.sealing.sweep", "PT1M");

    private final Drill drill;
    private final Installation installation;
    private final Gauges gauges;
    private final WebClient web;
    private final Plan plan;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /**
     * @param cases that wait when the application is started
     * @param limit how long it may take until all of them can be worked on, from the start of the JVM
     */
    record Plan(int cases, Duration limit) {
        /** So that nobody is reminded before the last case is open. */
        Duration remind() {
            return Duration.ofSeconds(10 + cases / 800);
        }

        Duration patience() {
            return MORE.plusSeconds(cases / SLOWEST);
        }
    }

    Restore(Drill drill, Installation installation, WebClient web, Plan plan) {
        this.drill = drill;
        this.installation = installation;
        this.gauges = new Gauges(web, installation.app());
        this.web = web;
        this.plan = plan;
    }

    Map<String, Object> run() throws InterruptedException {
        EPOCHS.forEach(installation::set);
        ScenarioFiles.remind(installation.home, plan.remind());
        List<Returning> customers = fill();
        long allDue = System.nanoTime() + plan.remind().toNanos();
        drill.say("waiting until every reminder is due ...");
        Pause.until(
                "the reminders", () -> System.nanoTime() > allDue, plan.remind().plus(MORE));
        Reminders reminders = Reminders.from(installation.client());
        int before = reminders.count(); // a slow machine opens the last case when the first is reminded already
        long began = System.nanoTime();
        try (Child app = installation.startApp(0);
                Vitals vitals = restored(app, began)) {
            goOn(customers);
            reminded(reminders, before, began);
            figures.put("restored_resident_mb", vitals.resident());
            figures.put("restored_heap_mb", vitals.heap());
            figures.put("heap_limit_mb", vitals.heapLimit());
        }
        return figures;
    }

    /** @return customers among those who wait */
    private List<Returning> fill() throws InterruptedException {
        long began = System.nanoTime();
        List<Returning> customers = new ArrayList<>();
        try (Child app = installation.startApp(0)) {
            Pause.until("the application", () -> health(app).up(), Installation.PATIENCE);
            figures.put("empty_start_seconds", since(began));
            long opening = System.nanoTime();
            new Filling(installation.client(), installation.folder().resolve("keys"), DOOR_EPOCH).open(plan.cases);
            Pause.until("the cases", () -> open() >= plan.cases, plan.patience());
            figures.put("opened_per_second", Math.round(plan.cases / since(opening)));
            drill.say("%d cases opened in %.0f s", plan.cases, since(opening));
            for (int i = 0; i < CUSTOMERS; i++) {
                Returning customer = new Returning(web, installation.app());
                customer.begins();
                customers.add(customer);
            }
        }
        forgetLocalState();
        figures.put("open_cases", plan.cases + CUSTOMERS);
        return customers;
    }

    private void forgetLocalState() {
        try {
            Path local = installation.home.resolve("tmp");
            FileSystemUtils.deleteRecursively(local);
            Files.createDirectories(local);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Vitals restored(Child app, long began) {
        Pause.until("the restored application", () -> health(app).up("process"), plan.patience());
        double seconds = since(began);
        figures.put("restore_seconds", seconds);
        Pause.until("the restored application", () -> health(app).up(), Installation.PATIENCE);
        long there = open();
        drill.say("%d open cases, every partition is worked on %.1f s after the start", there, seconds);
        if (there != plan.cases + CUSTOMERS) {
            drill.found(there + " cases are open after the start, there were " + (plan.cases + CUSTOMERS));
        }
        if (seconds > plan.limit.toSeconds()) {
            drill.found("the start took " + seconds + " s, which is more than " + plan.limit.toSeconds());
        }
        return Vitals.of(app);
    }

    private void goOn(List<Returning> customers) throws InterruptedException {
        long slowest = 0;
        for (Returning customer : customers) {
            slowest = Math.max(slowest, customer.returns());
        }
        figures.put("restored_reply_ms", slowest);
        drill.say("%d of these customers have gone on; the slowest reply took %d ms", customers.size(), slowest);
    }

    private void reminded(Reminders reminders, int before, long began) {
        Pause.until("the reminders", () -> reminders.count() >= plan.cases, plan.patience());
        figures.put("reminded", reminders.count() - before);
        figures.put("reminded_seconds", since(began));
        drill.say("%d reminders went out within %.0f s of the start", reminders.count() - before, since(began));
        if (reminders.repeated() > 0) {
            drill.found(reminders.repeated() + " cases were reminded more than once");
        }
    }

    private Health health(Child app) {
        if (!app.alive()) {
            throw new DrillFailed("the application ended: " + Child.refusal(installation.home.resolve("app-0.log")));
        }
        return installation.health(0);
    }

    private long open() {
        return gauges.sum("gangway_cases_open");
    }

    private static double since(long began) {
        return Math.round((System.nanoTime() - began) / 1e8) / 10.0;
    }
}
