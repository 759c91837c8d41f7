// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.Duration;

/** Between two looks at something that is not there yet. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }
}
