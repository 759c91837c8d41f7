// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gangway.demo.DemoBank;

/** All canaries of a drill, each on its way; they wait for each other when all they have to tell is told. */
final class Flock implements CanaryWalk.Stops {
    private final Duration patience;
    private final DemoBank bank;
    private final Set<String> caseIds;
    private final Queue<CanaryWalk.Ended> ended = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> walks = new ArrayList<>();
    private final CountDownLatch looked = new CountDownLatch(1);
    private final CountDownLatch told;
    private final Runnable atFarewell;

    /**
     * @param caseIds takes the ids of their cases, from several threads
     * @param atFarewell called when an outcome stands and its objects are still there
     */
    Flock(Site site, List<Canary> canaries, Duration patience, Set<String> caseIds, Runnable atFarewell) {
        this.patience = patience;
        this.caseIds = caseIds;
        this.atFarewell = atFarewell;
        this.told = new CountDownLatch(canaries.size());
        this.bank = new DemoBank(site.app(), site.sandbox().orElse(URI.create("http://127.0.0.1:9")));
        canaries.forEach(canary -> walks.add(CanaryWalk.begin(
                canary.name(),
                () -> ended.add(new CanaryWalk(canary, site.app(), bank, this, patience).walk(site.scenario())),
                e -> failures.add(canary + " could not go on: " + e.getMessage()))));
    }

    @Override
    public void opened(String caseId) {
        caseIds.add(caseId);
    }

    @Override
    public void told() {
        told.countDown();
        await(looked);
    }

    @Override
    public void farewell() {
        atFarewell.run();
    }

    /** Until all have told everything, or it has taken too long. */
    void awaitTold() {
        await(told);
    }

    void goOn() {
        looked.countDown();
    }

    /** Until all have heard how it ended. */
    private List<CanaryWalk.Ended> ended() {
        for (Thread walk : walks) {
            try {
                walk.join(patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DrillFailed("interrupted");
            }
        }
        return List.copyOf(ended);
    }

    /**
     * Waits until each case has ended and has its certificate.
     *
     * @param finding is told of every case that did not end as it was to
     * @return the latest T2
     */
    Instant closed(Consumer<String> finding) {
        Instant t2 = Instant.EPOCH;
        List<CanaryWalk.Ended> all = ended();
        for (CanaryWalk.Ended one : all) {
            Certificate certificate = Certificate.of(bank.certificate(one.link()));
            t2 = certificate.nothingOpensFrom().isAfter(t2) ? certificate.nothingOpensFrom() : t2;
            String expected = one.canary().ending().outcome();
            if (!certificate.outcome().equals(expected)) {
                finding.accept(one.canary() + " was to end as " + expected + " and is " + certificate.outcome());
            }
        }
        failures.forEach(finding);
        if (all.size() != walks.size()) {
            finding.accept(all.size() + " of " + walks.size() + " cases have a certificate");
        }
        return t2;
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }
}
