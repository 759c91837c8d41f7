// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;

/** The cases that have their key still, as seen on {@code cases}. There may be very many: of each only what is asked for. */
final class OpenCases {
    private static final Set<String> KEYED = Set.of("running", "finally", "farewell");

    /** A conversation has one at a time. */
    private final Map<String, OpenCase> byConversation = new ConcurrentHashMap<>();

    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    /**
     * @param epoch whose wrapping key holds its key
     * @param earliest at which something of it can have been sealed; a clock may be set back after its opening
     */
    record OpenCase(String caseId, String epoch, Instant earliest) {
        String conversationId() {
            return conversation(caseId);
        }
    }

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
        if (!KEYED.contains(view.phase())) {
            byConversation.remove(view.conversationId());
            return;
        }
        OpenCase before = byConversation.get(view.conversationId());
        Instant earliest = earlier(view.openedAt(), view.changedAt());
        if (before != null && before.caseId.equals(view.caseId())) {
            earliest = earlier(earliest, before.earliest);
        }
        // Thousands have the same epoch.
        byConversation.put(
                view.conversationId(),
                new OpenCase(view.caseId(), view.wrappingEpoch().intern(), earliest));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String conversation(String caseId) {
        return caseId.substring(0, Math.max(0, caseId.lastIndexOf('-')));
    }

    /** False while a view cannot be read: then any case may be open, wrapped in any epoch. */
    boolean allKnown() {
        return unreadable.isEmpty();
    }

    Optional<OpenCase> find(String caseId) {
        return Optional.ofNullable(byConversation.get(conversation(caseId))).filter(open -> open.caseId.equals(caseId));
    }

    boolean wrapsOne(String epoch) {
        return !allKnown() || byConversation.values().stream().anyMatch(open -> open.epoch.equals(epoch));
    }

    Optional<Instant> oldestOpening() {
        return allKnown()
                ? byConversation.values().stream().map(OpenCase::earliest).min(Instant::compareTo)
                : Optional.of(Instant.EPOCH);
    }
}
