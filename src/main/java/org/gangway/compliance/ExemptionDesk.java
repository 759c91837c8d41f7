// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gangway.screening.Exemption;

/** Where two people decide that a customer is not a listed person, or is it, and anybody of them takes it back. */
public final class ExemptionDesk {

    /**
     * By what a customer is known to be somebody else. No words of one's own: they stay on the topic in the clear, and would name the
     * customer sooner or later. {@code on-file} is for what the bank's own file says.
     */
    private static final List<String> OTHERS = List.of(
            "other-name",
            "other-birth-date",
            "other-birth-place",
            "other-nationality",
            "other-gender",
            "other-document",
            "other-photo",
            "on-file");

    /** By what a customer is known to be the listed person. */
    private static final List<String> SAME =
            List.of("same-birth-date", "same-birth-place", "same-document", "same-photo", "customer-says", "on-file");

    private static final int LONGEST_YEARS = 2;
    private static final int LONGEST_TEXT = 300;

    private final Exemptions exemptions;
    private final Ballot<ExemptionRecord.Terms> ballot;
    private final UnaryOperator<String> hashed;
    private final InstantSource clock;

    ExemptionDesk(
            Exemptions exemptions,
            Ballot<ExemptionRecord.Terms> ballot,
            UnaryOperator<String> hashed,
            InstantSource clock) {
        this.exemptions = exemptions;
        this.ballot = ballot;
        this.hashed = hashed;
        this.clock = clock;
    }

    /** The newest first. */
    public List<Motion<ExemptionRecord.Terms>> all() {
        return exemptions.motions().all();
    }

    /** What was proposed for a customer whom the bank knows by a reference of its own, and what became of it; the oldest first. */
    public List<Motion<ExemptionRecord.Terms>> ofReference(String reference) {
        return exemptions.proposed(hashed.apply(reference));
    }

    /**
     * For a customer whom the bank knows by a reference of its own, which is hashed and not kept.
     *
     * @throws ComplianceRefusal if something is missing
     */
    public Motion<ExemptionRecord.Terms> proposeForReference(String login, ExemptionRecord.Terms terms) {
        return propose(login, terms.of(hashed.apply(text("customer", terms.customer()))));
    }

    /** Those that there are for a decision. */
    public static List<String> reasons(Exemption.Decision decision) {
        return switch (decision) {
            case CLEARED -> OTHERS;
            case CONFIRMED -> SAME;
        };
    }

    /** @throws ComplianceRefusal if something is missing, or it would hold for too long */
    public Motion<ExemptionRecord.Terms> propose(String login, ExemptionRecord.Terms terms) {
        text("customer", terms.customer());
        text("list", terms.list());
        text("entity", terms.entity());
        text("entryHash", terms.entry());
        text("personHash", terms.person());
        List<String> reasons = reasons(terms.decision());
        if (!reasons.contains(terms.reason())) {
            throw ComplianceRefusal.wrong("reason: one of " + String.join(", ", reasons));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate until = terms.until();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(LONGEST_YEARS))) {
            throw ComplianceRefusal.wrong(
                    "until: a day from today on, at most %d years ahead".formatted(LONGEST_YEARS));
        }
        return ballot.propose(login, terms);
    }

    /** @throws ComplianceRefusal if it is not open, or this person's own */
    public Motion<ExemptionRecord.Terms> approve(String id, String login) {
        return ballot.approve(id, login);
    }

    /** At once and for good: a single person brings the alert back. */
    public Motion<ExemptionRecord.Terms> withdraw(String id, String login) {
        return ballot.withdraw(id, login);
    }

    private static String text(String member, String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_TEXT) {
            throw ComplianceRefusal.wrong("%s: a text of 1 to %d characters".formatted(member, LONGEST_TEXT));
        }
        return value;
    }
}
