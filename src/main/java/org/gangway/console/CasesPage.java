// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases and the timeline of one; both look again every few seconds. */
@WhenRole(Role.CONSOLE)
@Controller
final class CasesPage {

    private final CaseViews cases;
    private final Journal journal;
    private final ConsoleSettings settings;

    CasesPage(CaseViews cases, Journal journal, ConsoleSettings settings) {
        this.cases = cases;
        this.journal = journal;
        this.settings = settings;
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String waiting,
            Model model) {
        CaseFilter filter = new CaseFilter(text, state, waiting);
        model.addAttribute("filter", filter);
        model.addAttribute("rows", cases.list(filter, settings.rows()));
        model.addAttribute("known", cases.size());
        return "console/cases";
    }

    /** Only what changes on the list. */
    @GetMapping(path = "/cases", headers = "HX-Request")
    String rows(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String waiting,
            Model model) {
        list(text, state, waiting, model);
        return "console/cases :: rows";
    }

    @GetMapping("/cases/{caseId}")
    String one(@PathVariable String caseId, Model model) {
        model.addAttribute("row", cases.row(caseId).orElseThrow(DeskRefusal::unknownCase));
        model.addAttribute("entries", journal.of(caseId));
        return "console/case";
    }

    /** Only what changes on the timeline. */
    @GetMapping(path = "/cases/{caseId}", headers = "HX-Request")
    String timeline(@PathVariable String caseId, Model model) {
        one(caseId, model);
        return "console/case :: live";
    }
}
