// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was used last, by case. Bounded; safe for several threads. */
final class Recent<T> {
    private final Map<String, T> all;

    Recent(int most) {
        this.all = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable T get(String caseId) {
        return all.get(caseId);
    }

    synchronized void put(String caseId, T one) {
        all.put(caseId, one);
    }

    synchronized void remove(String caseId) {
        all.remove(caseId);
    }

    synchronized void clear() {
        all.clear();
    }
}
