// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who still needs which key, as seen on Kafka. Asked before any key is destroyed. Must know every case opened earlier
 * than the configured grace ago; where it cannot be sure, it must answer as if the key were still needed.
 */
public interface KeyUse {

    /** Ids of the wrapping epochs of all cases that are not closed. */
    Set<String> wrappingEpochsOfOpenCases();

    /** When the oldest case that is not closed was opened; empty if there is none. */
    Optional<Instant> oldestOpening();

    /** Whether the process has committed past every record on {@code chat.received} with an earlier timestamp. */
    boolean committedPast(Instant time);
}
