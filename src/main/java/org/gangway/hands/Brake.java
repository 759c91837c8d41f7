// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Makes a consumer that met a bug wait before it meets it again: twice as long each time, up to a limit. */
final class Brake {
    private static final Duration FIRST = Duration.ofMillis(250);

    private final Duration longest;
    private final ThreadLocal<Integer> failures = ThreadLocal.withInitial(() -> 0);

    Brake(Duration longest) {
        this.longest = longest;
    }

    /** The current thread's record failed. */
    void failed() {
        failures.set(failures.get() + 1);
    }

    /** The current thread's record did not. */
    void worked() {
        if (failures.get() > 0) {
            failures.remove();
        }
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
