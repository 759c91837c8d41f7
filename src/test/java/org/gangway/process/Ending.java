// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.List;
import org.gangway.casefile.CaseFile;
import org.gangway.casefile.Outcome;
import org.gangway.casefile.Reply;

/** How a played course goes, by what everybody says in it. */
enum Ending {
    APPROVED(Outcome.APPROVED),
    /** Referred, and two reviewers clear it. */
    CLEARED(Outcome.APPROVED),
    /** Systems are unavailable once, and an account is opened later than it was begun. */
    PATCHY(Outcome.APPROVED),
    /** Referred, and two reviewers confirm it. */
    CONFIRMED(Outcome.REFUSED),
    FAILED(Outcome.REFUSED),
    TOO_YOUNG(Outcome.REFUSED),
    STOPPED(Outcome.WITHDRAWN),
    DECLINED(Outcome.WITHDRAWN),
    SILENT(Outcome.ABANDONED);

    static final String SCENARIO =
            """
            scenario: whole
            version: 1
            languages: [en]
            steps:
              - {ask: consent, type: yes-no, refused: withdrawn}
              - {do: open-lead, needs: [consent]}
              - {ask: given-name, type: person-name}
              - {ask: birth-date, type: date, rule: "age >= 18", refused: too-young}
              - {ask: nationality, type: country}
              - confirm: summary
              - all:
                  - {check: screen-sanctions, needs: [given-name, birth-date, nationality], refer: compliance}
                  - {check: rate-risk, needs: [nationality, birth-date], refer: compliance}
              - {do: open-account, needs: [given-name, birth-date, nationality]}
            finally:
              - {do: announce, needs: [given-name]}
              - {do: update-lead, needs: [open-lead.number]}
            """;

    final Outcome outcome;

    Ending(Outcome outcome) {
        this.outcome = outcome;
    }

    /** Whether it ends while another check is under way: then it depends on the order whether that one still counts. */
    boolean early() {
        return this == CONFIRMED || this == FAILED;
    }

    /** Nothing if the customer says nothing. */
    String answer(String step) {
        return switch (step) {
            case "consent" -> this == DECLINED ? "no" : "yes";
            case "given-name" -> "Clara";
            case "birth-date" -> this == TOO_YOUNG ? "7 May 2015" : "7 May 1990";
            case "nationality" -> nationality();
            default -> "yes";
        };
    }

    private String nationality() {
        return this == STOPPED ? "stop" : this == SILENT ? "" : "Austria";
    }

    /** What a hand says to one delivery, one after the other. */
    List<Reply.Kind> replies(String step, int delivery) {
        return switch (this) {
            case PATCHY -> patchy(step, delivery);
            case CLEARED, CONFIRMED -> List.of(step.equals("screen-sanctions") ? Reply.Kind.REFER : good(step));
            case FAILED -> List.of(step.equals("rate-risk") ? Reply.Kind.FAIL : good(step));
            case APPROVED, TOO_YOUNG, STOPPED, DECLINED, SILENT -> List.of(good(step));
        };
    }

    private static List<Reply.Kind> patchy(String step, int delivery) {
        if (step.equals("open-account")) {
            return List.of(Reply.Kind.STARTED, Reply.Kind.DONE);
        }
        return List.of(delivery == 1 && !step.equals(CaseFile.CLOSE) ? Reply.Kind.UNAVAILABLE : good(step));
    }

    private static Reply.Kind good(String step) {
        return step.equals("screen-sanctions") || step.equals("rate-risk") ? Reply.Kind.PASS : Reply.Kind.DONE;
    }

    String vote() {
        return this == CONFIRMED ? "confirm" : "clear";
    }
}
