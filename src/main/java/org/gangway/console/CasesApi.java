// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same as the cases page, as JSON. */
@WhenRole(Role.CONSOLE)
@RestController
final class CasesApi {

    private final CaseViews cases;
    private final Journal journal;
    private final ConsoleSettings settings;

    CasesApi(CaseViews cases, Journal journal, ConsoleSettings settings) {
        this.cases = cases;
        this.journal = journal;
        this.settings = settings;
    }

    @GetMapping("/api/cases")
    List<CaseRow> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String waiting) {
        return cases.list(new CaseFilter(text, state, waiting), settings.rows());
    }

    @GetMapping("/api/cases/{caseId}")
    CaseWithJournal one(@PathVariable String caseId) {
        CaseRow row = cases.row(caseId).orElseThrow(DeskRefusal::unknownCase);
        return new CaseWithJournal(row, journal.of(caseId));
    }

    /** One case and what happened in it. */
    record CaseWithJournal(@JsonUnwrapped CaseRow row, List<Journal.Entry> journal) {}
}
