// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.time.Duration;
import org.gangway.biometrics.FaceEngine.EngineFailed;
import org.gangway.biometrics.FaceEngine.Failure;

/**
 * Until when several calls must be done together.
 *
 * @param nanos of {@link System#nanoTime}
 */
record TimeLeft(long nanos) {

    static TimeLeft in(Duration time) {
        return new TimeLeft(System.nanoTime() + time.toNanos());
    }

    /** @throws EngineFailed if nothing is left */
    Duration left() {
        long left = nanos - System.nanoTime();
        if (left <= 0) {
            throw new EngineFailed(Failure.DOWN);
        }
        return Duration.ofNanos(left);
    }
}
