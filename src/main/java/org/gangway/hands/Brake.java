// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Makes a consumer that met a bug wait before it meets it again: twice as long each time, up to a limit. */
final class Brake {
    private static final Duration FIRST = Duration.ofMillis(250);

    /** As often in a row; fewer may be a commit that failed in a rebalance. */
    private static final int STUCK = 3;

    private final Duration longest;
    private final ThreadLocal<Integer> failures = ThreadLocal.withInitial(() -> 0);
    private final Set<Thread> stuck = ConcurrentHashMap.newKeySet();

    Brake(Duration longest) {
        this.longest = longest;
    }

    /** The current thread's record failed. */
    void failed() {
        failures.set(failures.get() + 1);
        if (failures.get() >= STUCK) {
            stuck.add(Thread.currentThread());
        }
    }

    /** The current thread's record did not. */
    void worked() {
        if (failures.get() > 0) {
            failures.remove();
            stuck.remove(Thread.currentThread());
        }
    }

    /** How many threads meet the same bug again and again, each with a partition that stands still behind it. */
    int stuck() {
        stuck.removeIf(thread -> !thread.isAlive());
        return stuck.size();
    }

    /** Waits, if the current thread's last record failed; an interrupt ends it early. */
    void hold() {
        LockSupport.parkNanos(pause(failures.get()).toNanos());
    }

    /** @param failures in a row */
    Duration pause(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration grown = FIRST.multipliedBy(1L << Math.min(failures - 1, 16));
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
