// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Looks at one thing after the other, at what is compressed in them as well, and keeps account. Not for several threads. */
public final class Inspection {
    private static final int PIECE = 1 << 16;
    private static final int DEEPEST = 3;

    /** What unpacks to more is a bomb, or no frame at all. */
    private static final long LARGEST = 1L << 26;

    private final Search search;
    private final SortedMap<String, Account> accounts = new TreeMap<>();

    private static final class Account {
        private long items;
        private long bytes;
        private final Set<String> found = new LinkedHashSet<>();
    }

    public Inspection(Search search) {
        this.search = search;
    }

    /** @param where as it is to be named if something is found; nothing of the content */
    public void look(String kind, String where, byte[] content) {
        look(kind, where, ByteBuffer.wrap(content));
    }

    /** There is such a kind of place, even if nothing is in it. */
    void at(String kind) {
        accounts.computeIfAbsent(kind, name -> new Account());
    }

    /** From its position to its limit; both stay. */
    void look(String kind, String where, ByteBuffer content) {
        look(kind, where, content.slice(), 0);
    }

    /** What was looked at so far, by kind. */
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        accounts.forEach((kind, account) ->
                places.add(new Place(kind, account.items, account.bytes, List.copyOf(account.found))));
        return places;
    }

    private void look(String kind, String where, ByteBuffer content, int depth) {
        Account account = accounts.computeIfAbsent(kind, name -> new Account());
        account.items++;
        account.bytes += content.remaining();
        Search.Reading reading = search.reading(found(account, where));
        byte[] piece = new byte[Math.min(PIECE, content.remaining())];
        for (ByteBuffer rest = content.duplicate(); rest.hasRemaining(); ) {
            int length = Math.min(piece.length, rest.remaining());
            rest.get(piece, 0, length);
            reading.feed(piece, length);
        }
        if (depth < DEEPEST) {
            Packed.in(content, (form, unpacked) -> unpacked(kind, where + " (" + form + ")", unpacked, depth + 1));
        }
    }

    private void unpacked(String kind, String where, InputStream packed, int depth) {
        byte[] content = Packed.read(packed, LARGEST);
        if (content.length >= Search.WINDOW) {
            look(kind, where, ByteBuffer.wrap(content), depth);
        }
    }

    private static Consumer<Needle> found(Account account, String where) {
        return needle -> account.found.add(where + ": " + needle);
    }
}
