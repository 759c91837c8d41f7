// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gangway.wire.CaseView;
import org.gangway.wire.CaseView.OpenStep;
import org.gangway.wire.Json;

/** The cases as they stand, from the topic {@code cases}: the newest view of each, a bounded number of them. */
final class CaseViews {

    private static final Comparator<CaseView> LONGEST_CLOSED = Comparator.<CaseView, Boolean>comparing(
                    view -> view.closedAt() == null)
            .thenComparing(CaseView::changedAt);

    private final Map<String, CaseView> cases = new ConcurrentHashMap<>();
    private final int most;
    private final Clock clock;

    CaseViews(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** Takes one record; called by one thread. */
    void accept(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            cases.values().removeIf(view -> view.conversationId().equals(record.key()));
            return;
        }
        CaseView view = Json.read(record.value(), CaseView.class);
        cases.put(view.caseId(), view);
        if (cases.size() > most) {
            makeRoom();
        }
    }

    Optional<CaseView> find(String caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    Optional<CaseRow> row(String caseId) {
        return find(caseId).map(view -> CaseRow.of(view, clock.instant()));
    }

    /** Those that the filter lets through, latest change first. */
    List<CaseRow> list(CaseFilter filter, int rows) {
        return cases.values().stream()
                .filter(filter)
                .sorted(Comparator.comparing(CaseView::changedAt).reversed().thenComparing(CaseView::caseId))
                .limit(rows)
                .map(view -> CaseRow.of(view, clock.instant()))
                .toList();
    }

    /** The step that waits for a reviewer under this command, while it does. */
    Optional<OpenStep> review(String caseId, String commandId) {
        return find(caseId).stream()
                .flatMap(view -> view.steps().stream())
                .filter(step -> step.commandId().equals(commandId) && "reviewer".equals(step.waitingFor()))
                .findFirst();
    }

    int size() {
        return cases.size();
    }

    // a twentieth at a time, so that the sorting is rare
    private void makeRoom() {
        cases.values().stream()
                .sorted(LONGEST_CLOSED)
                .limit(Math.max(1, most / 20))
                .map(CaseView::caseId)
                .toList()
                .forEach(cases::remove);
    }
}
