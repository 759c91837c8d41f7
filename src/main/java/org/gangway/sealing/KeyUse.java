// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Instant;
import java.util.Optional;

/**
 * Who still needs which key, as seen on Kafka. Asked before any key is destroyed. Must know every case opened earlier
 * than the configured grace ago; where it cannot be sure, it must answer as if the key were still needed.
 */
public interface KeyUse {

    /** Whether a case that has its key still was wrapped in this epoch. */
    boolean wrapsOpenCase(String epoch);

    /** The earliest time at which something can have been sealed for a case that has its key still; empty if there is none. */
    Optional<Instant> oldestOpening();

    /** Whether the process has committed past every record on {@code chat.received} with an earlier timestamp. */
    boolean committedPast(Instant time);
}
