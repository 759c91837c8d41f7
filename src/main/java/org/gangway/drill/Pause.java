// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Between two looks at something that is not there yet. */
final class Pause {
    private static final Duration LOOK = Duration.ofMillis(100);

    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    /** @throws DrillFailed if it did not come within this time */
    static void until(String what, BooleanSupplier there, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new DrillFailed(what + " did not come within " + patience.toSeconds() + " s");
            }
            of(LOOK);
        }
    }
}
