// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.gangway.wire.CaseView;
import org.gangway.wire.CaseView.OpenStep;
import org.jspecify.annotations.Nullable;

/** One line of the list of cases. */
record CaseRow(
        String caseId,
        String shortId,
        String scenario,
        String channel,
        String language,
        String phase,
        @Nullable String outcome,
        List<StepRow> steps,
        String waiting,
        Instant openedAt,
        boolean certificate) {

    record StepRow(String step, int round, String waitingFor, @Nullable String queue, String since) {}

    /** For the page. */
    public String opened() {
        return Times.second(openedAt);
    }

    static CaseRow of(CaseView view, Instant now) {
        return new CaseRow(
                view.caseId(),
                shortened(view.conversationId()),
                view.scenario() + " v" + view.version(),
                view.channel(),
                view.language(),
                view.phase(),
                view.outcome(),
                view.steps().stream().map(step -> row(step, now)).toList(),
                view.steps().stream()
                        .min(Comparator.comparing(OpenStep::since))
                        .map(step -> words(step.since(), now))
                        .orElse(""),
                view.openedAt(),
                view.certificate() != null);
    }

    /** Enough of a pseudonym to tell cases apart by eye. */
    static String shortened(String conversationId) {
        return conversationId.substring(0, Math.min(8, conversationId.length()));
    }

    /** A duration in its one or two largest units. */
    static String words(Instant since, Instant now) {
        Duration waited = Duration.between(since, now).isNegative() ? Duration.ZERO : Duration.between(since, now);
        if (waited.toDays() > 0) {
            return waited.toDays() + " d " + waited.toHoursPart() + " h";
        }
        if (waited.toHours() > 0) {
            return waited.toHours() + " h " + waited.toMinutesPart() + " min";
        }
        return waited.toMinutes() > 0
                ? waited.toMinutes() + " min " + waited.toSecondsPart() + " s"
                : waited.toSeconds() + " s";
    }

    private static StepRow row(OpenStep step, Instant now) {
        return new StepRow(step.step(), step.round(), step.waitingFor(), step.queue(), words(step.since(), now));
    }
}
