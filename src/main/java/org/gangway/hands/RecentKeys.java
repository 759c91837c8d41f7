// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gangway.sealing.CaseKey;
import org.jspecify.annotations.Nullable;

/** The unwrapped keys used last. Bounded; safe for several threads. */
final class RecentKeys {
    private final Map<String, CaseKey> keys;

    RecentKeys(int most) {
        this.keys = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CaseKey> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable CaseKey get(String caseId) {
        return keys.get(caseId);
    }

    synchronized void put(String caseId, CaseKey key) {
        keys.put(caseId, key);
    }

    synchronized void remove(String caseId) {
        keys.remove(caseId);
    }

    synchronized void clear() {
        keys.clear();
    }
}
