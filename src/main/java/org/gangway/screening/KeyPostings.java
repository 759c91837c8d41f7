// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Numbers by the keys that {@link TokenKeys} gives tokens: eight bytes for each. Keys are kept as hashes, so a number of
 * another key may be found as well, and none is missed. For one thread; once settled, any number of threads may find.
 */
final class KeyPostings {

    private long[] postings = new long[1024];
    private int size;
    private int sorted;

    void add(String key, int number) {
        if (size == postings.length) {
            postings = Arrays.copyOf(postings, size + size / 2);
        }
        postings[size++] = first(key) | number;
    }

    void find(String key, IntConsumer found) {
        settle();
        long first = first(key);
        int at = Arrays.binarySearch(postings, 0, size, first);
        for (at = at < 0 ? -at - 1 : at; at < size && (postings[at] & ~0xFFFF_FFFFL) == first; at++) {
            found.accept((int) postings[at]);
        }
    }

    private static long first(String key) {
        int hash = key.hashCode() * 0x9E37_79B9;
        return (long) (hash ^ hash >>> 15) << 32;
    }

    /** Ready to be searched, until the next is added. */
    void settle() {
        if (sorted != size) {
            Arrays.parallelSort(postings, 0, size);
            sorted = size;
        }
    }
}
