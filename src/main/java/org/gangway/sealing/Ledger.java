// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has been destroyed, and when. It only grows: that an epoch was destroyed must be known as long as something
 * sealed in it exists, or it could not be told from a key folder that was lost.
 */
final class Ledger {
    private static final String FILE = "destroyed";
    private final KeyFolder folder;
    private final Map<String, Instant> destroyed = new ConcurrentHashMap<>();
    private volatile long size = -1;

    Ledger(KeyFolder folder) {
        this.folder = folder;
        refresh();
    }

    void add(Epoch epoch, Instant at) {
        if (!contains(epoch.id())) {
            folder.append(FILE, epoch.id() + " " + at);
            destroyed.putIfAbsent(epoch.id(), at);
        }
    }

    boolean contains(String epoch) {
        return destroyed.containsKey(epoch);
    }

    Optional<Instant> time(String epoch) {
        return Optional.ofNullable(destroyed.get(epoch));
    }

    /** Takes in what other processes on the same folder have destroyed. */
    void refresh() {
        long now = folder.size(FILE);
        if (now != size) {
            folder.lines(FILE).forEach(this::take);
            size = now;
        }
    }

    private void take(String line) {
        int space = line.indexOf(' ');
        try {
            if (space > 0) {
                destroyed.putIfAbsent(line.substring(0, space), Instant.parse(line.substring(space + 1)));
            }
        } catch (DateTimeParseException tornByACrash) {
            // Its destruction had not begun; it is found again as an ended epoch.
            return;
        }
    }
}
