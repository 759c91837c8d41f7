// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Customers who come at a steady rate, however long those before them have to wait. Ends when it is closed. */
final class Load implements AutoCloseable {
    private final Crowd crowd;
    private final double rate;
    private final Thread thread;
    private volatile boolean ended;

    private Load(Crowd crowd, double rate) {
        this.crowd = crowd;
        this.rate = rate;
        this.thread = Thread.ofPlatform().name("load").daemon().unstarted(this::run);
    }

    /** @param rate customers a second */
    static Load of(Crowd crowd, double rate) {
        Load load = new Load(crowd, rate);
        load.thread.start();
        return load;
    }

    private void run() {
        long began = System.nanoTime();
        for (long number = 0; !ended; number++) {
            long due = began + Math.round(number * 1e9 / rate);
            while (!ended && System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            crowd.comes();
        }
    }

    /** How many a second end, if there are always so many. @param time of which the first half is for warming up */
    static double limit(Crowd crowd, int underWay, Duration time) {
        long began = System.nanoTime();
        long half = began + time.toNanos() / 2;
        int ended = 0;
        long counting = 0;
        while (System.nanoTime() - began < time.toNanos()) {
            while (crowd.size() - crowd.farewells() < underWay) {
                crowd.comes();
            }
            if (counting == 0 && System.nanoTime() > half) {
                counting = System.nanoTime();
                ended = crowd.farewells();
            }
            Pause.of(Duration.ofMillis(10));
        }
        return (crowd.farewells() - ended) / ((System.nanoTime() - counting) / 1e9);
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }
}
