// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.compliance.BandsDesk;
import org.gangway.compliance.ComplianceRefusal;
import org.gangway.compliance.ExemptionDesk;
import org.gangway.guard.RequestRefused;
import org.gangway.screening.Exemption;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff has decided about screening, and the forms to decide more. Shows nobody's personal data. */
@WhenRole(Role.CONSOLE)
@Controller
final class RulesPage {

    private static final String RULES = "redirect:/rules";

    private final BandsDesk bands;
    private final ExemptionDesk exemptions;
    private final ReviewDesk reviews;

    RulesPage(BandsDesk bands, ExemptionDesk exemptions, ReviewDesk reviews) {
        this.bands = bands;
        this.exemptions = exemptions;
        this.reviews = reviews;
    }

    /** The form of a change; the fields are called as the page calls them. */
    record Form(
            double sanctionsPossible,
            double sanctionsLikely,
            double sanctionsStrong,
            double bankPossible,
            double bankLikely,
            double bankStrong,
            double pepPossible,
            double pepLikely,
            double pepStrong,
            String reason) {}

    @GetMapping("/rules")
    String rules(Authentication who, Model model) {
        model.addAttribute(
                "versions", bands.versions().stream().map(BandsApi.Version::of).toList());
        model.addAttribute("open", bands.open());
        model.addAttribute("exemptions", exemptions.all());
        model.addAttribute("mayExempt", Roles.has(who, Roles.REVIEWER));
        model.addAttribute("mayChange", Roles.has(who, Roles.COMPLIANCE));
        return "console/rules";
    }

    @PostMapping("/bands")
    String propose(@ModelAttribute Form form, Authentication who, RedirectAttributes redirect) {
        return said(
                redirect,
                "Proposed. Another person of compliance approves it, and sees what it would change.",
                () -> bands.propose(
                        who.getName(),
                        new BandsApi.Wanted(form.sanctionsPossible, form.sanctionsLikely, form.sanctionsStrong)
                                .limits(),
                        new BandsApi.Wanted(form.bankPossible, form.bankLikely, form.bankStrong).limits(),
                        new BandsApi.Wanted(form.pepPossible, form.pepLikely, form.pepStrong).limits(),
                        form.reason));
    }

    @PostMapping("/bands/{id}/approval")
    String approveBands(@PathVariable String id, Authentication who, RedirectAttributes redirect) {
        return said(redirect, "In force.", () -> bands.approve(id, who.getName()));
    }

    @PostMapping("/bands/{id}/withdrawal")
    String withdrawBands(@PathVariable String id, Authentication who, RedirectAttributes redirect) {
        return said(redirect, "Withdrawn.", () -> bands.withdraw(id, who.getName()));
    }

    /** From the page of a review: of a hit that this reviewer has opened. */
    @PostMapping("/reviews/{commandId}/exemptions")
    String exempt(
            @PathVariable String commandId,
            @RequestParam String list,
            @RequestParam String entity,
            @RequestParam String reason,
            @RequestParam String until,
            Authentication who,
            RedirectAttributes redirect) {
        return said(
                redirect, "Proposed. It holds once another reviewer approves it, for the next screening on.", () -> {
                    Reviewer reviewer = Reviewer.of(who);
                    FoundHit hit = reviews.exemption(commandId, reviewer, list, entity);
                    String caseId = reviews.item(commandId, reviewer).caseId();
                    exemptions.propose(
                            who.getName(), hit.terms(caseId, Exemption.Decision.CLEARED, reason, day(until)));
                });
    }

    @PostMapping("/exemptions/{id}/approval")
    String approveExemption(@PathVariable String id, Authentication who, RedirectAttributes redirect) {
        return said(redirect, "In force.", () -> exemptions.approve(id, who.getName()));
    }

    @PostMapping("/exemptions/{id}/withdrawal")
    String withdrawExemption(@PathVariable String id, Authentication who, RedirectAttributes redirect) {
        return said(redirect, "Withdrawn.", () -> exemptions.withdraw(id, who.getName()));
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw ComplianceRefusal.wrong("until: the last day on which it holds, as 2027-03-31");
        }
    }

    private static String said(RedirectAttributes redirect, String done, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute("done", done);
        } catch (RequestRefused e) {
            redirect.addFlashAttribute("problem", e.text());
        }
        return RULES;
    }
}
