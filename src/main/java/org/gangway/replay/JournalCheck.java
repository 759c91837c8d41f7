// SPDX-License-Identifier: Apache-2.0
package org.gangway.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gangway.casefile.CaseEvent;
import org.gangway.casefile.CaseFile;
import org.gangway.process.Views;
import org.gangway.wire.CaseView;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Folds journals as the process does and compares with what {@code cases} shows. A case is shown as it stood after one
 * of its events; what only hands did since then need not be shown.
 */
final class JournalCheck {

    /** @param sequence of the event after which the case was shown */
    record Shown(int sequence, CaseView view) {}

    private final Map<String, Shown> shown = new HashMap<>();
    private final Map<String, CaseFile> folded = new HashMap<>();
    private final Map<String, CaseFile> asShown = new HashMap<>();
    private final Map<String, CaseFile> settled = new HashMap<>();
    private final Map<String, String> problems = new TreeMap<>();
    private final Set<String> cut = new HashSet<>();
    private long events;

    /** Before all events. Of one conversation the last counts: the topic is compacted. */
    void shows(Shown view) {
        shown.values()
                .removeIf(old -> old.view().conversationId().equals(view.view().conversationId()));
        shown.put(view.view().caseId(), view);
    }

    /**
     * In the order of the topic.
     *
     * @param old whether it was there before {@code cases} was read
     * @param first whether records before it may have been deleted for their age
     */
    void happened(Journaled journaled, boolean old, boolean first) {
        events++;
        String caseId = journaled.caseId();
        CaseFile file = folded.get(caseId);
        if (file == null && first && journaled.sequence() > 1) {
            cut.add(caseId);
        }
        if (cut.contains(caseId) || problems.containsKey(caseId)) {
            return;
        }
        int expected = file == null ? 1 : file.sequence() + 1;
        if (journaled.sequence() != expected) {
            problem(caseId, "event " + journaled.sequence() + " comes where event " + expected + " should");
            return;
        }
        fold(file, journaled.event())
                .ifPresentOrElse(
                        next -> keep(next, old),
                        () -> problem(caseId, "event " + expected + " cannot follow those before it"));
    }

    void unreadable(String caseId, String where) {
        problem(caseId, "the record at " + where + " cannot be read");
    }

    Findings done() {
        shown.forEach((caseId, view) -> {
            if (!cut.contains(caseId) && !problems.containsKey(caseId)) {
                compare(caseId, view);
            }
        });
        List<String> lines = problems.entrySet().stream()
                .map(problem -> "case " + problem.getKey() + ": " + problem.getValue())
                .toList();
        return new Findings(folded.size() + cut.size(), events, cut.size(), lines);
    }

    private static Optional<CaseFile> fold(@Nullable CaseFile file, CaseEvent event) {
        try {
            return file == null
                    ? Optional.of(event)
                            .filter(CaseEvent.CaseOpened.class::isInstance)
                            .map(opened -> CaseFile.opened((CaseEvent.CaseOpened) opened))
                    : Optional.of(file.apply(event));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private void keep(CaseFile file, boolean old) {
        folded.put(file.caseId(), file);
        if (old) {
            settled.put(file.caseId(), file);
        }
        Shown view = shown.get(file.caseId());
        if (view != null && view.sequence() == file.sequence()) {
            asShown.put(file.caseId(), file);
        }
    }

    private void compare(String caseId, Shown view) {
        CaseFile file = asShown.get(caseId);
        if (file == null) {
            CaseFile last = folded.get(caseId);
            problem(
                    caseId,
                    "cases shows it after event " + view.sequence()
                            + (last == null
                                    ? ", and it has no journal"
                                    : ", and its journal ends with event " + last.sequence()));
        } else if (!viewOf(file).equals(view.view())) {
            problem(caseId, "its journal does not fold to what cases shows after event " + view.sequence());
        } else if (!upToDate(file, settled.get(caseId))) {
            problem(caseId, "cases shows it after event " + view.sequence() + " and not what followed");
        }
    }

    private static boolean upToDate(CaseFile file, @Nullable CaseFile last) {
        return last == null || last.sequence() <= file.sequence() || Views.onlyHandsMovedOn(Optional.of(file), last);
    }

    /** As it is on the topic. */
    private static CaseView viewOf(CaseFile file) {
        return Json.read(Json.write(Views.of(file)), CaseView.class);
    }

    private void problem(String caseId, String what) {
        problems.putIfAbsent(caseId, what);
    }
}
