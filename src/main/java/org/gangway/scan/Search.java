// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds any of many needles in streams of bytes, in one pass. The automata of the libraries there are work on characters
 * or on whole texts, and would take a hundred megabytes for the needles of one drill: here a set of bits answers for
 * almost every place that no needle ends there, and only then is compared.
 */
public final class Search {
    /** As many bytes at the end of a needle are looked up; no needle is shorter. */
    static final int WINDOW = 6;

    private static final long MASK = (1L << (8 * WINDOW)) - 1;
    private static final int BITS = 22;

    private final Map<Long, List<Needle>> byEnd = new HashMap<>();
    private final BitSet ends = new BitSet(1 << BITS);
    private final int longest;

    public Search(Collection<Marker> markers) {
        List<Needle> needles =
                markers.stream().flatMap(marker -> Needle.of(marker).stream()).toList();
        needles.forEach(this::add);
        longest =
                needles.stream().mapToInt(needle -> needle.bytes().length).max().orElse(WINDOW);
    }

    private void add(Needle needle) {
        long end = 0;
        for (byte b : needle.bytes()) {
            end = shifted(end, b);
        }
        byEnd.computeIfAbsent(end, key -> new ArrayList<>()).add(needle);
        ends.set(slot(end));
    }

    private static long shifted(long window, byte next) {
        return ((window << 8) | (next & 0xff)) & MASK;
    }

    private static int slot(long window) {
        return (int) ((window * 0x9E3779B97F4A7C15L) >>> (64 - BITS));
    }

    /** A new stream. @param found is told of each needle, as often as it is there */
    Reading reading(Consumer<Needle> found) {
        return new Reading(found);
    }

    /** One stream, fed piece by piece; needles are found across the borders of pieces. */
    final class Reading {
        private final Consumer<Needle> found;
        private byte[] work = new byte[longest];
        private int kept;
        private long window;

        private Reading(Consumer<Needle> found) {
            this.found = found;
        }

        void feed(byte[] bytes) {
            feed(bytes, bytes.length);
        }

        void feed(byte[] bytes, int length) {
            int end = kept + length;
            if (work.length < end) {
                work = Arrays.copyOf(work, end);
            }
            System.arraycopy(bytes, 0, work, kept, length);
            for (int i = kept; i < end; i++) {
                window = shifted(window, work[i]);
                if (ends.get(slot(window))) {
                    compare(i + 1);
                }
            }
            kept = Math.min(longest - 1, end);
            System.arraycopy(work, end - kept, work, 0, kept);
        }

        private void compare(int end) {
            for (Needle needle : byEnd.getOrDefault(window, List.of())) {
                int begin = end - needle.bytes().length;
                if (begin >= 0 && Arrays.equals(work, begin, end, needle.bytes(), 0, needle.bytes().length)) {
                    found.accept(needle);
                }
            }
        }
    }
}
