// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How much goes into one PutEvents request.
 *
 * @param mostEntries 10 in the API reference of PutEvents
 * @param mostBytes 262,144 over all entries, counted as by {@link #size}; user guide, "Calculating Amazon EventBridge
 *     PutEvents event entry size"
 */
public record Packing(int mostEntries, int mostBytes) {
    /** What AWS takes. */
    public static final Packing AWS = new Packing(10, 262_144);

    /** What an entry's time counts for, by the same page. */
    private static final int TIME_BYTES = 14;

    public Packing {
        if (mostEntries < 1 || mostBytes < 1) {
            throw new IllegalArgumentException("a request takes at least one entry of one byte");
        }
    }

    /** Bytes that AWS counts for an entry with a time: 14, and the UTF-8 length of all its texts. */
    public static int size(String source, String detailType, String detail, List<String> resources) {
        int bytes = TIME_BYTES + utf8(source) + utf8(detailType) + utf8(detail);
        for (String resource : resources) {
            bytes += utf8(resource);
        }
        return bytes;
    }

    /** Whether an entry of this size goes into an empty request. */
    public boolean takes(int size) {
        return size <= mostBytes;
    }

    /** Whether an entry of size {@code next} goes into a request that has {@code entries} of {@code bytes} together. */
    public boolean takes(int entries, int bytes, int next) {
        return entries < mostEntries && bytes + next <= mostBytes;
    }

    /**
     * Splits into requests, in order.
     *
     * @throws IllegalArgumentException if one of them is too large for a request of its own
     */
    public <T> List<List<T>> requests(List<T> entries, ToIntFunction<T> size) {
        List<List<T>> requests = new ArrayList<>();
        int bytes = 0;
        for (T entry : entries) {
            int next = size.applyAsInt(entry);
            if (!takes(next)) {
                throw new IllegalArgumentException("an entry is larger than a whole request may be");
            }
            if (requests.isEmpty() || !takes(requests.getLast().size(), bytes, next)) {
                requests.add(new ArrayList<>());
                bytes = 0;
            }
            requests.getLast().add(entry);
            bytes += next;
        }
        return requests;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
