// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.compliance.ComplianceRefusal;
import org.gangway.compliance.ExemptionDesk;
import org.gangway.compliance.ExemptionRecord.Terms;
import org.gangway.compliance.Motion;
import org.gangway.screening.Exemption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What reviewers decide about hits as JSON: proposed by one, approved by another, withdrawn by any. */
@WhenRole(Role.CONSOLE)
@RestController
final class ExemptionsApi {

    private final ExemptionDesk exemptions;
    private final ReviewDesk reviews;

    ExemptionsApi(ExemptionDesk exemptions, ReviewDesk reviews) {
        this.exemptions = exemptions;
        this.reviews = reviews;
    }

    /**
     * @param customer the bank's own reference
     * @param entryHash and {@code personHash}: as the answer to the screening says
     */
    record Proposed(
            @Nullable String customer,
            @Nullable String list,
            @Nullable String entity,
            @Nullable String entryHash,
            @Nullable String personHash,
            @Nullable String decision,
            @Nullable String reason,
            @Nullable LocalDate until) {

        /** Personal data. */
        @Override
        public String toString() {
            return "Proposed[***]";
        }
    }

    /** Of a hit, of a review or of a customer, that this reviewer has opened. */
    record OfReview(
            @Nullable String list,
            @Nullable String entity,
            @Nullable String decision,
            @Nullable String reason,
            @Nullable LocalDate until) {}

    @GetMapping("/api/exemptions")
    List<Motion<Terms>> all() {
        return exemptions.all();
    }

    @PostMapping(path = "/api/exemptions", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Motion<Terms> propose(@RequestBody Proposed asked, Authentication who) {
        return exemptions.proposeForReference(
                who.getName(),
                new Terms(
                        said(asked.customer),
                        said(asked.personHash),
                        decision(asked.decision),
                        said(asked.list),
                        said(asked.entity),
                        said(asked.entryHash),
                        said(asked.reason),
                        day(asked.until)));
    }

    @PostMapping(path = "/api/reviews/{commandId}/exemptions", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Motion<Terms> propose(@PathVariable String commandId, @RequestBody OfReview asked, Authentication who) {
        Reviewer reviewer = Reviewer.of(who);
        Terms terms = reviews.exemption(commandId, reviewer, said(asked.list), said(asked.entity))
                .terms(
                        reviews.item(commandId, reviewer).caseId(),
                        decision(asked.decision),
                        said(asked.reason),
                        day(asked.until));
        return exemptions.propose(who.getName(), terms);
    }

    @PostMapping("/api/exemptions/{id}/approval")
    Motion<Terms> approve(@PathVariable String id, Authentication who) {
        return exemptions.approve(id, who.getName());
    }

    @PostMapping("/api/exemptions/{id}/withdrawal")
    Motion<Terms> withdraw(@PathVariable String id, Authentication who) {
        return exemptions.withdraw(id, who.getName());
    }

    static String said(@Nullable String text) {
        return Optional.ofNullable(text).orElse("");
    }

    /** That they are not, if nothing is said. */
    static Exemption.Decision decision(@Nullable String asked) {
        return Arrays.stream(Exemption.Decision.values())
                .filter(decision -> asked == null
                        ? decision == Exemption.Decision.CLEARED
                        : decision.word().equals(asked))
                .findFirst()
                .orElseThrow(() -> ComplianceRefusal.wrong("decision: cleared, or confirmed"));
    }

    static LocalDate day(@Nullable LocalDate until) {
        if (until == null) {
            throw ComplianceRefusal.wrong("until: the last day on which it holds, as 2027-03-31");
        }
        return until;
    }
}
