// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which editions of a reading follow those in use, by the gates of docs/screening.md. Of every list that is in use and
 * among the refused, the edition in use stays.
 *
 * @param taken may hold what is in use already
 */
record Succession(List<Edition> taken, List<Refusal> refused) {

    private static final double LEAST = .95;
    private static final double MOST = 1.2;
    /** So that one person more or less does not close the gate of a short list. */
    private static final int SLACK = 5;

    /**
     * What somebody has to say about it.
     *
     * @param accepted hashes of editions that somebody has looked at: no gate of size or date refuses them
     * @param mayGo whether a list may leave: only at a start, since then somebody meant it
     * @param findsItself whether the first entry of a list is found by its own name
     */
    record Rules(Set<String> accepted, boolean mayGo, Predicate<SanctionsList> findsItself) {}

    static Succession of(List<Held> before, List<Edition> found, Rules rules) {
        Map<String, Held> missing = new TreeMap<>();
        before.forEach(held -> missing.put(held.name(), held));
        List<Edition> taken = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (Edition edition : found) {
            SanctionsList list = edition.list();
            Optional<Held> old = Optional.ofNullable(missing.remove(list.name()));
            gate(old, list, rules)
                    .ifPresentOrElse(
                            why -> refused.add(new Refusal(list.name(), why, list.hash())), () -> taken.add(edition));
        }
        if (!rules.mayGo()) {
            missing.keySet().forEach(gone -> refused.add(new Refusal(gone, Refusal.Reason.GONE, "")));
        }
        return new Succession(taken, refused);
    }

    boolean refuses(String list) {
        return refused.stream().anyMatch(refusal -> refusal.list().equals(list));
    }

    private static Optional<Refusal.Reason> gate(Optional<Held> old, SanctionsList list, Rules rules) {
        if (old.filter(held -> held.hash().equals(list.hash())).isPresent()) {
            return Optional.empty();
        }
        return old.filter(held -> !rules.accepted().contains(list.hash()))
                .flatMap(held -> gate(held, list))
                .or(() -> rules.findsItself().test(list) ? Optional.empty() : Optional.of(Refusal.Reason.LOST));
    }

    private static Optional<Refusal.Reason> gate(Held before, SanctionsList list) {
        if (list.date().isBefore(before.date())) {
            return Optional.of(Refusal.Reason.OLDER);
        }
        int persons = list.persons().size();
        if (persons + SLACK < LEAST * before.persons()) {
            return Optional.of(Refusal.Reason.SMALLER);
        }
        return persons - SLACK > MOST * before.persons() ? Optional.of(Refusal.Reason.LARGER) : Optional.empty();
    }
}
