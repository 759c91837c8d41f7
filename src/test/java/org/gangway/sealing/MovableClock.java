// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time as the test wants it: it passes, or somebody moves the clock. */
final class MovableClock extends Clock {
    private volatile Instant now;
    private volatile long passed;

    MovableClock(Instant now) {
        this.now = now;
    }

    void moveTo(Instant time) {
        now = time;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
        passed += by.toNanos();
    }

    /** As {@link System#nanoTime}. */
    long nanos() {
        return passed;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
