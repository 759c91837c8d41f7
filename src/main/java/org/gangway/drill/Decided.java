// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.gangway.compliance.Change;
import org.jspecify.annotations.Nullable;

/** What {@link Officers} have decided, in the order of its topic: since they do one thing after another, once each. */
final class Decided {
    private final String topic;
    /** After which the next thing may be proposed. */
    private final Change last;

    private final Map<Change, Integer> counts = new EnumMap<>(Change.class);
    private final List<String> findings = new ArrayList<>();
    private @Nullable String standing;
    private @Nullable Change stage;

    Decided(String topic, Change last) {
        this.topic = topic;
        this.last = last;
    }

    void take(String id, Change change) {
        counts.merge(change, 1, Integer::sum);
        boolean next =
                switch (change) {
                    case PROPOSED -> standing == null;
                    case APPROVED -> id.equals(standing) && stage == Change.PROPOSED;
                    case WITHDRAWN -> id.equals(standing) && stage == Change.APPROVED;
                };
        if (!next) {
            findings.add(topic + " has " + change + " of " + id + " while "
                    + (standing == null ? "nothing stands" : standing + " is " + stage));
        }
        standing = change == last ? null : id;
        stage = change;
    }

    int count(Change change) {
        return counts.getOrDefault(change, 0);
    }

    boolean inForce() {
        return standing != null && stage == Change.APPROVED;
    }

    /** @param acknowledged by topic and change, how often somebody was told that it is done */
    List<String> findings(ToIntBiFunction<String, Change> acknowledged) {
        List<String> all = new ArrayList<>(findings);
        for (Change change : Change.values()) {
            int told = acknowledged.applyAsInt(topic, change);
            if (count(change) < told) {
                all.add(topic + " has " + count(change) + " times " + change + ", which was acknowledged " + told
                        + " times");
            }
        }
        return all;
    }
}
