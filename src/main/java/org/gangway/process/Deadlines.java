// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Deadline;

/**
 * The deadlines of one task's cases, in memory, rebuilt when the task starts. What is due is handed out, and again
 * after a while if the case still has it: its record may have been lost with an aborted transaction.
 */
final class Deadlines {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** One deadline of one conversation's case. */
    record Due(String conversationId, String caseId, Deadline deadline) {}

    private final Map<String, List<Entry>> byConversation = new HashMap<>();
    private final TreeMap<Instant, List<Entry>> byTime = new TreeMap<>();

    private static final class Entry {
        private final Due due;
        private boolean gone;

        private Entry(Due due) {
            this.due = due;
        }
    }

    /** Takes the case's deadlines as they are now. */
    void track(CaseFile file) {
        forget(file.conversationId());
        List<Entry> entries = file.deadlines()
                .map(deadline -> new Entry(new Due(file.conversationId(), file.caseId(), deadline)))
                .toList();
        if (!entries.isEmpty()) {
            byConversation.put(file.conversationId(), entries);
            entries.forEach(entry -> at(entry.due.deadline().due(), entry));
        }
    }

    void clear() {
        byConversation.clear();
        byTime.clear();
    }

    void forget(String conversationId) {
        List<Entry> old = byConversation.remove(conversationId);
        if (old != null) {
            old.forEach(entry -> entry.gone = true);
        }
    }

    List<Due> due(Instant now) {
        List<Due> due = new ArrayList<>();
        while (!byTime.isEmpty() && !byTime.firstKey().isAfter(now)) {
            byTime.pollFirstEntry().getValue().stream()
                    .filter(entry -> !entry.gone)
                    .forEach(entry -> {
                        due.add(entry.due);
                        at(now.plus(AGAIN), entry);
                    });
        }
        return due;
    }

    private void at(Instant time, Entry entry) {
        byTime.computeIfAbsent(time, ignored -> new ArrayList<>(1)).add(entry);
    }
}
