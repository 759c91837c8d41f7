// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gangway.demo.DemoBank;
import org.gangway.sealing.KeysLeft;
import org.gangway.sealing.WrappedKey;
import org.gangway.wire.TopicNames;

/**
 * One more customer, who comes after T2 of the others and stays. What is sealed for this one opens with the keys that are
 * left; so the same trial, which also has this one's key, would open what the others have left if anything could.
 */
final class Witness {
    private final Site site;
    private final PrivacyPlan plan;
    private final SealedCopies copies;

    Witness(Site site, TopicNames names, PrivacyPlan plan) {
        this.site = site;
        this.plan = plan;
        this.copies = new SealedCopies(names.physical("case-keys"));
    }

    /** The keys of the case. @param missing is told if not something of each kind opens with the keys there are */
    List<WrappedKey> keys(Consumer<String> missing) {
        Canary canary = Canary.make(Tongue.EN, Canary.Ending.ABANDONED, plan.shown(), true, plan.random());
        Set<String> caseIds = ConcurrentHashMap.newKeySet();
        CountDownLatch told = new CountDownLatch(1);
        Thread walk = CanaryWalk.begin(
                "witness",
                () -> new CanaryWalk(
                                canary,
                                site.app(),
                                new DemoBank(site.app(), site.app()),
                                stops(caseIds, told),
                                plan.patience())
                        .walk(site.scenario()),
                e -> told.countDown());
        try {
            told.await(plan.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
        List<WrappedKey> keys = keys(caseIds, missing);
        walk.interrupt();
        return keys;
    }

    private List<WrappedKey> keys(Set<String> caseIds, Consumer<String> missing) {
        new org.gangway.scan.TopicDump(site.client())
                .read(topic -> topic.startsWith(site.prefix()), record -> copies.take(record, caseIds));
        site.data().ifPresent(data -> {
            copies.takeObjects(data.resolve("objects"), caseIds);
            KeyTrial.Opened opened = KeyTrial.of(copies, KeysLeft.in(data.resolve("keys")), List.of());
            if (!opened.everything()) {
                missing.accept("after T2 not something of each kind opens of a customer who has just come: " + opened);
            }
        });
        return List.copyOf(copies.wrapped());
    }

    private static CanaryWalk.Stops stops(Set<String> caseIds, CountDownLatch told) {
        return new CanaryWalk.Stops() {
            @Override
            public void opened(String caseId) {
                caseIds.add(caseId);
            }

            @Override
            public void told() {
                told.countDown();
            }

            @Override
            public void farewell() {
                // nobody looks
            }
        };
    }
}
