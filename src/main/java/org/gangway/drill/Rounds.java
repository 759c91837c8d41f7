// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What somebody in a drill does again and again, with a pause before each time, until it is over. */
final class Rounds implements AutoCloseable {

    /** One time. */
    interface Round {
        /** @param number of rounds before */
        void go(int number) throws InterruptedException;
    }

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    /** Begins. */
    Rounds(Duration pause, Round round) {
        this.thread = Thread.ofPlatform().daemon().name("rounds").start(() -> go(pause, round));
    }

    private void go(Duration pause, Round round) {
        try {
            for (int number = 0; !over.await(pause.toMillis(), TimeUnit.MILLISECONDS); number++) {
                round.go(number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the last round is done: nothing is left half done. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }
}
