// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.List;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.compliance.ExemptionDesk;
import org.gangway.guard.RequestRefused;
import org.gangway.screening.Exemption;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The hits of customers as pages. What is opened of one is only ever in the answer to a POST, as with reviews. */
@WhenRole(Role.CONSOLE)
@Controller
final class HitsPage {

    private final HitDesk desk;
    private final ExemptionDesk exemptions;
    private final int rows;

    HitsPage(HitDesk desk, ExemptionDesk exemptions, ConsoleSettings settings) {
        this.desk = desk;
        this.exemptions = exemptions;
        this.rows = settings.rows();
    }

    @GetMapping("/hits")
    String list(@RequestParam(required = false) @Nullable String queue, Authentication who, Model model) {
        model.addAttribute("queue", queue);
        model.addAttribute("queues", HitView.QUEUES);
        model.addAttribute("keyless", !desk.opens());
        model.addAttribute("all", desk.size());
        try {
            model.addAttribute("hits", desk.newest(Reviewer.of(who), queue, rows));
        } catch (DeskRefusal missing) {
            model.addAttribute("hits", List.of());
            model.addAttribute("missing", missing.text());
        }
        return "console/hits";
    }

    /** Only what changes on the list. */
    @GetMapping(path = "/hits", headers = "HX-Request")
    String part(@RequestParam(required = false) @Nullable String queue, Authentication who, Model model) {
        list(queue, who, model);
        return "console/hits :: hits";
    }

    @GetMapping("/hits/{id}")
    String one(@PathVariable String id, Authentication who, Model model) {
        Reviewer reviewer = Reviewer.of(who);
        model.addAttribute("hit", desk.row(id, reviewer));
        model.addAttribute("mayOpen", reviewer.roles().contains(Roles.REVIEWER));
        model.addAttribute("keyless", !desk.opens());
        model.addAttribute("made", desk.exemptions(id, reviewer));
        return "console/hit";
    }

    @PostMapping("/hits/{id}/open")
    String open(@PathVariable String id, Authentication who, Model model, RedirectAttributes redirect) {
        try {
            HitDesk.OpenedHit opened = desk.look(id, Reviewer.of(who));
            one(id, who, model);
            model.addAttribute("found", ShownHit.of(opened.explained()));
            model.addAttribute("answers", opened.customer().answers());
            model.addAttribute("note", opened.customer().note());
            model.addAttribute("reasons", ExemptionDesk.reasons(Exemption.Decision.CLEARED));
            model.addAttribute("confirming", ExemptionDesk.reasons(Exemption.Decision.CONFIRMED));
            return "console/hit";
        } catch (RequestRefused e) {
            redirect.addFlashAttribute("problem", e.text());
            return "redirect:/hits";
        }
    }

    /** From the page of a hit: that the customer is not an entry that this reviewer has opened, or is it. */
    @PostMapping("/hits/{id}/exemptions")
    String exempt(
            @PathVariable String id,
            @RequestParam String list,
            @RequestParam String entity,
            @RequestParam String decision,
            @RequestParam String reason,
            @RequestParam String until,
            Authentication who,
            RedirectAttributes redirect) {
        try {
            Reviewer reviewer = Reviewer.of(who);
            String customer = desk.row(id, reviewer).customer();
            FoundHit hit = desk.exemption(id, reviewer, list, entity);
            exemptions.proposeForReference(
                    who.getName(),
                    hit.ofReference(customer, ExemptionsApi.decision(decision), reason, RulesPage.day(until)));
            redirect.addFlashAttribute("done", "Proposed. It holds once another reviewer approves it.");
        } catch (RequestRefused e) {
            redirect.addFlashAttribute("problem", e.text());
        }
        return "redirect:/hits";
    }
}
