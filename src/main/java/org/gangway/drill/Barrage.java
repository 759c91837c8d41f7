// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Throws input after input. Whoever keeps the server waiting, as half a request does, is waited for beside the others. */
final class Barrage {
    private static final int THROWERS = 6;
    private static final Duration SOON = Duration.ofMillis(400);
    /** So many may wait at a time. */
    private static final int MOST = 400;
    /** Longer than any of them waits. */
    private static final Duration LAST = Duration.ofSeconds(20);

    private final Arsenal arsenal;
    private final long seed;
    private final int inputs;
    private final BooleanSupplier there;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger waited = new AtomicInteger();
    private final Semaphore open = new Semaphore(MOST);
    private final List<Thread> throwers = new ArrayList<>();

    /** @param there whether somebody is there to be thrown at */
    Barrage(Arsenal arsenal, int inputs, long seed, BooleanSupplier there) {
        this.arsenal = arsenal;
        this.inputs = inputs;
        this.seed = seed;
        this.there = there;
    }

    void begin() {
        for (int i = 0; i < THROWERS; i++) {
            throwers.add(Thread.ofVirtual().start(this::throwSome));
        }
    }

    /** How many were thrown. */
    int thrown() {
        return Math.min(next.get(), inputs);
    }

    boolean over() {
        return next.get() >= inputs;
    }

    /** How many were not answered at once. */
    int waited() {
        return waited.get();
    }

    /** Until all were answered, or nobody can be expected to answer any more. */
    void end() throws InterruptedException {
        for (Thread thrower : throwers) {
            thrower.join();
        }
        if (!open.tryAcquire(MOST, LAST.toMillis(), TimeUnit.MILLISECONDS)) {
            arsenal.tally.found((MOST - open.availablePermits()) + " inputs are still not answered");
        }
    }

    private void throwSome() {
        try {
            for (int n = next.getAndIncrement(); n < inputs && there.getAsBoolean(); n = next.getAndIncrement()) {
                int number = n;
                open.acquire();
                if (!Thread.ofVirtual().start(() -> once(number)).join(SOON)) {
                    waited.incrementAndGet();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once(int number) {
        try {
            arsenal.once(number, seed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            arsenal.tally.found("the drill itself: " + e);
        } finally {
            open.release();
        }
    }
}
