// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.Locale;
import java.util.function.Predicate;
import org.gangway.wire.CaseView;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to show. Each absent or empty part lets everything through.
 *
 * @param text the beginning of a conversation or case id, or a part of a scenario's or step's name
 * @param state {@code open}, {@code closed} or an outcome
 * @param waiting {@code customer}, {@code hand}, {@code reviewer}
 */
record CaseFilter(@Nullable String text, @Nullable String state, @Nullable String waiting)
        implements Predicate<CaseView> {

    static final CaseFilter ALL = new CaseFilter(null, null, null);

    @Override
    public boolean test(CaseView view) {
        return matchesText(view) && matchesState(view) && matchesWaiting(view);
    }

    private boolean matchesText(CaseView view) {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return view.caseId().startsWith(wanted)
                || view.scenario().contains(wanted)
                || view.steps().stream().anyMatch(step -> step.step().contains(wanted));
    }

    private boolean matchesState(CaseView view) {
        return switch (state == null ? "" : state) {
            case "" -> true;
            case "open" -> view.closedAt() == null;
            case "closed" -> view.closedAt() != null;
            default -> view.outcome() != null && view.outcome().equals(state);
        };
    }

    private boolean matchesWaiting(CaseView view) {
        return waiting == null
                || waiting.isEmpty()
                || view.steps().stream().anyMatch(step -> step.waitingFor().equals(waiting));
    }
}
