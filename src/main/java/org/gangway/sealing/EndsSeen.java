// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** For how long epochs have been seen to be over, in time that really passed. Known to this process only, and anew after a start. */
final class EndsSeen {
    private final LongSupplier nanos;
    private final Map<Epoch, Long> since = new HashMap<>();

    EndsSeen(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param over all that are over now; one that no longer is, since the clock went back, begins anew */
    void seen(Collection<Epoch> over) {
        since.keySet().retainAll(over);
        over.forEach(epoch -> since.computeIfAbsent(epoch, first -> nanos.getAsLong()));
    }

    boolean seenFor(Epoch epoch, Duration time) {
        Long first = since.get(epoch);
        return first != null && nanos.getAsLong() - first >= time.toNanos();
    }
}
