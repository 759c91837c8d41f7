// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gangway.biometrics.DemoPhotos;
import org.springframework.util.function.SingletonSupplier;

/** What every drill does: customers come while something is broken, and at the end each case is looked at. */
final class Drill implements AutoCloseable {
    /** Instead of a number of breaks: the same event may have been sent again however often. */
    static final int ANY_TIMES = Integer.MAX_VALUE - 1;

    private static final Duration ENDS = Duration.ofMinutes(4);
    private static final List<String> EFFECTS =
            List.of("accounts", "leads", "envelopes", "documents", "mails", "events");

    final Installation installation;
    final Crowd crowd;
    final Replies replies = new Replies();
    private final PrintWriter out;
    final Counterparties counterparties;
    private final Reviewers reviewers;
    private final long began = System.nanoTime();
    private final List<Long> startMillis = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private int deadLetters;
    private boolean codesExpire;

    Drill(Installation installation, WebClient web, PrintWriter out) {
        this.installation = installation;
        this.out = out;
        this.counterparties = new Counterparties(web, installation.sandbox());
        Mails mails = new Mails(web, installation.sandbox());
        this.crowd = new Crowd(new Customer.Supply(
                web,
                installation.app(),
                mails,
                SingletonSupplier.of(() -> DemoPhotos.load(PrivacySettings.models())),
                replies));
        this.reviewers = new Reviewers(web, installation.app());
    }

    void say(String format, Object... arguments) {
        out.printf(Locale.ROOT, "%3d s  ", seconds());
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }

    long seconds() {
        return Math.round((System.nanoTime() - began) / 1e9);
    }

    /** Customers go every way there is; applications that are started from now on also compare faces, send envelopes and rescreen. */
    void withEverything() {
        AppSettings.EVERYTHING.forEach(installation::set);
        ScenarioFiles.add(installation.home, Course.PHOTOGRAPHED.scenario);
        crowd.mix(Course.EVERYTHING);
    }

    /** Nobody reviews anything, and no operator has anything tried again. */
    void withoutReviewers() {
        reviewers.close();
    }

    /** So many, no more and no fewer. */
    void expectDeadLetters(int count) {
        deadLetters = count;
    }

    /** One-time codes are no longer good when they are typed in, so more of them are mailed than there are signatures. */
    void expectExpiredCodes() {
        codesExpire = true;
    }

    void found(String finding) {
        findings.add(finding);
    }

    /** So many customers, as long as somebody is there for them. */
    void load(int customers, int rate, BooleanSupplier there) {
        for (int i = 0; i < customers && there.getAsBoolean(); i++) {
            crowd.comes();
            Pause.of(Duration.ofMillis(1_000 / rate));
        }
    }

    /** Or until it has ended, as it does where its point comes early. @param began when it was started */
    void awaitHealthy(Child app, int instance, long began) {
        while (app.alive() && !installation.health(instance).up()) {
            if (System.nanoTime() - began > Installation.PATIENCE.toNanos()) {
                app.writeThreads(installation.home.resolve("app-" + instance + ".threads"));
                throw new DrillFailed("the application is not healthy, and this of it is not: "
                        + installation.health(instance).down() + "; its output and its threads are in "
                        + installation.home);
            }
            Pause.of(Duration.ofMillis(50));
        }
        if (app.alive()) {
            startMillis.add((System.nanoTime() - began) / 1_000_000);
        }
    }

    /** One that is there, and stays. */
    Child app(int instance) {
        return apps(instance, 1).getFirst();
    }

    /** Several of them, started one after the other. @param from number of the first */
    List<Child> apps(int from, int count) {
        List<Child> apps = new ArrayList<>();
        for (int instance = from; instance < from + count; instance++) {
            long started = System.nanoTime();
            apps.add(awaitStarted(installation.startApp(instance), instance, started));
        }
        return apps;
    }

    /** The first of them, started at the same time. */
    List<Child> together(int count) {
        long started = System.nanoTime();
        List<Child> apps =
                IntStream.range(0, count).mapToObj(installation::startApp).toList();
        for (int instance = 0; instance < count; instance++) {
            awaitStarted(apps.get(instance), instance, started);
        }
        return apps;
    }

    private Child awaitStarted(Child app, int instance, long started) {
        awaitHealthy(app, instance, started);
        if (!app.alive()) {
            throw new DrillFailed("the application did not start: "
                    + Child.refusal(installation.home.resolve("app-" + instance + ".log")));
        }
        return app;
    }

    /** Waits until every case has ended, and looks at all of them. @param breaks how often something was broken */
    Map<String, Object> figures(int breaks) {
        return figures(breaks, topics -> {});
    }

    /** @param look at what else is on the topics */
    Map<String, Object> figures(int breaks, Consumer<Topics> look) {
        long end = System.nanoTime() + ENDS.toNanos();
        try (Topics topics = new Topics(installation.client())) {
            while ((topics.closed() < crowd.size() || topics.deadLetters() < deadLetters) && System.nanoTime() < end) {
                Pause.of(Duration.ofMillis(500));
                topics.read();
            }
            look.accept(topics);
            long signatures = crowd.count(course -> course == Course.SIGNED);
            List<String> all = Stream.of(
                            findings,
                            crowd.findings(),
                            topics.findings(crowd.expected(), deadLetters),
                            ObjectsLeft.findings(
                                    installation.folder().resolve("objects"),
                                    crowd.expected().keySet()),
                            counterparties.findings(
                                    crowd, breaks, codesExpire ? topics.tries().codes() : signatures))
                    .flatMap(List::stream)
                    .toList();
            all.forEach(finding -> say("  %s", finding));
            return figures(topics, all.size());
        }
    }

    private Map<String, Object> figures(Topics topics, int found) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cases", crowd.size());
        figures.put("certificates", topics.certificates());
        figures.put("outcomes", topics.outcomes());
        EFFECTS.forEach(effect -> figures.put(effect, counterparties.of(effect).distinct()));
        EFFECTS.forEach(effect ->
                figures.put(effect + "_repeated", counterparties.of(effect).repeats()));
        figures.put("event_at_most", counterparties.mostTimes());
        figures.put("start_ms", Math.round(Numbers.median(startMillis, Long::doubleValue)));
        figures.put("seconds", seconds());
        figures.put("findings", found);
        return figures;
    }

    @Override
    public void close() {
        reviewers.close();
        crowd.close();
    }
}
