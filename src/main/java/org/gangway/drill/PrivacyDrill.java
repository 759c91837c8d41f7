// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gangway.evidence.DrillReport;
import org.gangway.replay.Findings;
import org.gangway.replay.Replay;
import org.gangway.scan.Marker;
import org.gangway.scan.Place;
import org.gangway.scan.Search;
import org.gangway.sealing.KeysLeft;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.TopicNames;

/**
 * Canaries go through an installation, and are looked for everywhere: while they are on their way, and when they are gone.
 * What was sealed is copied while it opens, and tried again when nothing may open it any more.
 */
final class PrivacyDrill {
    private final Site site;
    private final PrivacyPlan plan;
    private final PrintWriter out;
    private final TopicNames names;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> caseIds = ConcurrentHashMap.newKeySet();
    private final SealedCopies copies;
    private final Sight sight;
    private final List<Canary> canaries;
    private final Plant plant;
    private final Instant began = Instant.now();

    PrivacyDrill(Site site, PrivacyPlan plan, PrintWriter out) {
        this.site = site;
        this.plan = plan;
        this.out = out;
        this.names = TopicNames.of(site.prefix());
        this.copies = new SealedCopies(names.physical("case-keys"));
        this.canaries = plan.canaries();
        List<Leak> leaks = Leak.inEveryEncoding(plan.random());
        List<Marker> markers = Stream.of(
                        canaries.stream().flatMap(canary -> canary.markers().stream()),
                        plan.known().stream().flatMap(known -> known.markers().stream()),
                        Canary.pictures(plan.shown()).stream())
                .flatMap(all -> all)
                .toList();
        this.sight = new Sight(site, new Search(markers));
        // The broker keeps what was planted on a topic for a minute after the topic is gone.
        Stream<Marker> planted = leaks.stream().map(Leak::marker);
        this.plant = new Plant(
                plan.scratch(),
                new Search(Stream.concat(markers.stream(), planted).toList()),
                leaks,
                findings::add);
    }

    DrillReport run() {
        List<String> faults = new ArrayList<>(plan.faults());
        Flock flock = new Flock(site, canaries, plan.patience(), caseIds, this::copyObjects);
        flock.awaitTold();
        say("everything is told; %d cases are open", caseIds.size());
        KeysLeft ofThen = copy();
        flock.goOn();
        KeyTrial.Opened before = whileOpen(ofThen, faults);
        Instant t2 = flock.closed(findings::add);
        say("the cases are closed; nothing opens from %s", t2);
        sight.topics(copies, caseIds);
        sight.places(caseIds);
        control();
        DrillReport.Keys keys = afterT2(t2, before);
        return report(faults, keys);
    }

    long deadLetters() {
        return sight.deadLetters();
    }

    /** While nothing but T2 is waited for. */
    private void control() {
        plan.scratch().toFile().mkdirs();
        plant.everywhere();
        if (plan.plantTopic()) {
            new TopicPlant(site.client(), site.prefix()).prove(plant);
        }
        say(
                "%d leaks are planted, %d of them not found",
                plant.control().planted(), plant.control().missed());
    }

    /** Of everything, while everybody waits. @return the keys of now */
    private KeysLeft copy() {
        sight.topics(copies, caseIds);
        copyObjects();
        return left();
    }

    /** The keys of then open the copy. */
    private KeyTrial.Opened whileOpen(KeysLeft ofThen, List<String> faults) {
        if (plan.halfAMessage()) {
            sight.message().ifPresent(whole -> faults.add(Faults.halfAMessage(site, whole)));
        }
        sight.provoke(canaries);
        sight.places(caseIds);
        KeyTrial.Opened before = trial(ofThen, List.of());
        if (site.data().isPresent() && !before.everything()) {
            findings.add(
                    "while the cases ran not something of each kind opened, so it proves nothing that nothing opens later: "
                            + before);
        }
        say("%d sealed things are copied, %d of them open now", copies.size(), before.total());
        return before;
    }

    private DrillReport.Keys afterT2(Instant t2, KeyTrial.Opened before) {
        Instant latest = Instant.now().plus(plan.waitForT2());
        if (t2.isAfter(latest)) {
            findings.add(
                    "T2 is " + t2 + ", later than the drill waits: what is left was tried too early to prove anything");
        }
        while (Instant.now().isBefore(t2.isAfter(latest) ? latest : t2.plusSeconds(1))) {
            Pause.of(Duration.ofMillis(200));
        }
        sight.topics(copies, caseIds);
        copyObjects();
        sight.folders();
        say("everything is looked at again");
        List<WrappedKey> others = plan.witness() ? new Witness(site, names, plan).keys(findings::add) : List.of();
        KeysLeft left = left();
        KeyTrial.Opened opened = trial(left, others);
        say("%d keys are left; %d of %d copies open", left.count(), opened.total(), copies.size());
        if (opened.total() > 0 && !t2.isAfter(latest)) {
            findings.add("after T2 something opens: " + opened);
        }
        return new DrillReport.Keys(
                t2, Instant.now(), left.count(), left.outOfReach(), copies.size(), before.total(), opened.total());
    }

    private KeyTrial.Opened trial(KeysLeft keys, List<WrappedKey> others) {
        return KeyTrial.of(copies, keys, others);
    }

    private KeysLeft left() {
        return site.data().map(data -> KeysLeft.in(data.resolve("keys"))).orElseGet(KeysLeft::none);
    }

    private void copyObjects() {
        site.data().ifPresent(data -> copies.takeObjects(data.resolve("objects"), caseIds));
    }

    private DrillReport report(List<String> faults, DrillReport.Keys keys) {
        Findings journals = new Replay(site::client, names).check();
        journals.problems().forEach(problem -> findings.add("replay: " + problem));
        if (plan.halfAMessage() && sight.deadLetters() == 0) {
            findings.add("half a message was not parked on dead-letters");
        }
        plan.known().ifPresent(known -> findings.addAll(known.findings()));
        sight.seen().forEach(place -> place.found()
                .forEach(found -> findings.add("leak in " + place.kind() + ": " + found)));
        return new DrillReport(
                DrillReport.FORMAT,
                began,
                Instant.now(),
                plan.command(),
                plan.commit(),
                canaries.stream().collect(Collectors.toMap(Canary::name, canary -> 1, Integer::sum)),
                faults,
                sight.seen().stream().map(PrivacyDrill::looked).toList(),
                plant.control(),
                keys,
                new DrillReport.Journals(
                        journals.journals(),
                        journals.events(),
                        journals.problems().size()),
                findings);
    }

    private static DrillReport.Looked looked(Place place) {
        return new DrillReport.Looked(
                place.kind(), place.items(), place.bytes(), place.found().size());
    }

    private void say(String format, Object... arguments) {
        out.printf(
                Locale.ROOT, "%3d s  ", Duration.between(began, Instant.now()).toSeconds());
        out.printf(Locale.ROOT, format + "%n", arguments);
        out.flush();
    }
}
