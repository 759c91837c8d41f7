// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Arrays;
import java.util.BitSet;

/** A growing row of integers. */
final class Ints {

    private int[] all = new int[2];
    private int count;

    void add(int one) {
        if (count == all.length) {
            all = Arrays.copyOf(all, count * 2);
        }
        all[count++] = one;
    }

    void addAll(Ints more) {
        if (count + more.count > all.length) {
            all = Arrays.copyOf(all, Math.max(count + more.count, all.length * 2));
        }
        System.arraycopy(more.all, 0, all, count, more.count);
        count += more.count;
    }

    void addTo(BitSet set) {
        for (int at = 0; at < count; at++) {
            set.set(all[at]);
        }
    }

    boolean endsWith(int one) {
        return count > 0 && all[count - 1] == one;
    }

    int size() {
        return count;
    }

    int[] toArray() {
        return Arrays.copyOf(all, count);
    }

    /** Ascending, each once. */
    int[] distinct() {
        Arrays.sort(all, 0, count);
        int kept = 0;
        for (int at = 0; at < count; at++) {
            if (kept == 0 || all[at] != all[kept - 1]) {
                all[kept++] = all[at];
            }
        }
        count = kept;
        return toArray();
    }
}
