// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was done: how many different things, and how many times one of them came again. */
final class Tally {

    /** What a counterparty can be made to do. */
    enum Effect {
        CLIENTS,
        ACCOUNTS,
        DOCUMENTS,
        LEADS,
        ENVELOPES,
        EVENTS,
        MAILS
    }

    /** @param repeats requests for something that had been done before, whether or not it was done again */
    record Count(long distinct, long repeats) {}

    private final Map<Effect, Count> counts = new EnumMap<>(Effect.class);
    private final Map<Effect, Map<String, Boolean>> seen = new EnumMap<>(Effect.class);
    private final int remember;

    Tally(int remember) {
        this.remember = remember;
        reset();
    }

    synchronized void reset() {
        for (Effect effect : Effect.values()) {
            counts.put(effect, new Count(0, 0));
            seen.put(effect, Bounded.map(remember));
        }
    }

    /** @return whether this id came for the first time */
    synchronized boolean note(Effect effect, String id) {
        boolean first = seen.computeIfAbsent(effect, e -> Bounded.map(remember)).put(id, true) == null;
        counts.merge(effect, first ? new Count(1, 0) : new Count(0, 1), Tally::sum);
        return first;
    }

    synchronized void repeated(Effect effect) {
        counts.merge(effect, new Count(0, 1), Tally::sum);
    }

    synchronized Map<String, Count> counts() {
        Map<String, Count> byName = new TreeMap<>();
        counts.forEach((effect, count) -> byName.put(effect.name().toLowerCase(Locale.ROOT), count));
        return byName;
    }

    private static Count sum(Count a, Count b) {
        return new Count(a.distinct() + b.distinct(), a.repeats() + b.repeats());
    }
}
