// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much each address has of something at the same time, so that one cannot have all of it. */
final class Places {
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();
    private final int most;

    /** @param most for one address; 0: no limit */
    Places(int most) {
        this.most = most;
    }

    /** @return whether there was one left */
    boolean take(String address) {
        int now = taken.merge(address, 1, Integer::sum);
        if (most > 0 && now > most) {
            giveBack(address);
            return false;
        }
        return true;
    }

    void giveBack(String address) {
        taken.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    }
}
