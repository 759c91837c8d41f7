// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A fixed number of workers, each with nets of its own, made when first needed. Whoever finds all taken waits for a
 * bounded time, before anything of the photo is decoded: a burst waits instead of filling memory. So does no endless one:
 * where too many wait already, the next is sent away at once.
 *
 * @param <N> what one works with, and nobody else meanwhile: nets
 */
final class Workers<N> {
    private final Semaphore free;
    private final Duration wait;
    private final int mostWaiting;
    private final Supplier<N> maker;
    private final Queue<N> idle = new ConcurrentLinkedQueue<>();

    /** @param mostWaiting how many may wait at a time, each of them with its photo in memory */
    Workers(int count, Duration wait, int mostWaiting, Supplier<N> maker) {
        this.free = new Semaphore(count, true);
        this.wait = wait;
        this.mostWaiting = mostWaiting;
        this.maker = maker;
    }

    /** Makes the first worker's nets now, and so finds out whether they can be made. */
    void warmUp() {
        idle.add(maker.get());
    }

    /** @throws FaceEngine.EngineBusy if none got free in time, or too many wait */
    <T> T with(Function<N, T> work) {
        acquire();
        try {
            N ready = idle.poll();
            N nets = ready == null ? maker.get() : ready;
            T result = work.apply(nets);
            idle.add(nets); // after a failure the nets are dropped: their state is unknown
            return result;
        } finally {
            free.release();
        }
    }

    private void acquire() {
        try {
            boolean full = free.availablePermits() == 0 && free.getQueueLength() >= mostWaiting;
            if (full || !free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new FaceEngine.EngineBusy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaceEngine.EngineBusy();
        }
    }
}
