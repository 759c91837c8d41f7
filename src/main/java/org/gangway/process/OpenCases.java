// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;

/** The cases that have their key still, as seen on {@code cases}. */
final class OpenCases {
    private static final Set<String> KEYED = Set.of("running", "finally", "farewell");

    private final Map<String, CaseView> open = new ConcurrentHashMap<>();
    /** By case, the earliest time at which something of it can have been sealed; a clock may be set back after its opening. */
    private final Map<String, Instant> earliest = new ConcurrentHashMap<>();

    private final Map<String, String> caseOf = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    void accept(ConsumerRecord<String, byte[]> change) {
        if (change.value() == null) {
            unreadable.remove(change.key());
            return;
        }
        unreadable.add(change.key()); // until it has been read
        CaseView view = Json.read(change.value(), CaseView.class);
        unreadable.remove(change.key());
        take(view);
    }

    private void take(CaseView view) {
        String before = caseOf.put(view.conversationId(), view.caseId());
        if (before != null && !before.equals(view.caseId())) {
            forget(before);
        }
        if (KEYED.contains(view.phase())) {
            open.put(view.caseId(), view);
            Stream.of(view.openedAt(), view.changedAt())
                    .forEach(at -> earliest.merge(view.caseId(), at, (a, b) -> a.isBefore(b) ? a : b));
        } else {
            forget(view.caseId());
            caseOf.remove(view.conversationId());
        }
    }

    private void forget(String caseId) {
        open.remove(caseId);
        earliest.remove(caseId);
    }

    /** False while a view cannot be read: then any case may be open, wrapped in any epoch. */
    boolean allKnown() {
        return unreadable.isEmpty();
    }

    Optional<CaseView> find(String caseId) {
        return Optional.ofNullable(open.get(caseId));
    }

    boolean wrapsOne(String epoch) {
        return !allKnown()
                || open.values().stream().anyMatch(view -> view.wrappingEpoch().equals(epoch));
    }

    Optional<Instant> oldestOpening() {
        return allKnown() ? earliest.values().stream().min(Instant::compareTo) : Optional.of(Instant.EPOCH);
    }
}
