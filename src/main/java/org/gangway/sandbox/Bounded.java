// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entry beyond a limit: a sandbox that is left running must not fill the memory. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private final int limit;

    private Bounded(int limit) {
        this.limit = limit;
    }

    static <K, V> Map<K, V> map(int limit) {
        return Collections.synchronizedMap(new Bounded<>(limit));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > limit;
    }
}
