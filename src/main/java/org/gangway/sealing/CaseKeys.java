// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Instant;

/**
 * Makes data keys for new cases and opens those of running ones. Wrapping keys are in memory, fetched at start and ahead
 * of their epoch; whoever keeps them is asked in a call only for one that could not be fetched ahead, since KMS did not
 * answer then or another process made it just now.
 */
public interface CaseKeys {

    /**
     * A fresh data key under the wrapping key of the epoch that {@code at} falls in; if that epoch has ended by the clock,
     * of the current one, because the key of an ended epoch may be destroyed before the case is seen anywhere.
     */
    WrappedKey make(Instant at);

    /** @throws KeyGone if the wrapping key of its epoch has been destroyed */
    CaseKey unwrap(WrappedKey wrapped);
}
