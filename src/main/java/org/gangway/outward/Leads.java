// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import java.util.Map;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;
import org.gangway.sealing.References;

/**
 * What the CRM is asked and told. A lead holds no personal data: it says that somebody began, in which language, and how
 * it ended.
 */
public final class Leads {
    private static final VendorAnswers CRM = new VendorAnswers("the CRM");

    private final References references;

    Leads(References references) {
        this.references = references;
    }

    /** The body of {@code POST /crm/leads}. The reference means nothing to others: a case's own id finds its certificate. */
    public String opening(StepInput input) {
        return VendorAnswers.json(VendorAnswers.object()
                .put("reference", references.of("crm", input.commandId()))
                .put("language", input.language())
                .put("status", "open"));
    }

    /** @throws UnusableAnswer if it names no lead */
    public Reply opened(String answer) throws UnusableAnswer {
        return Reply.of(Reply.Kind.DONE).with(Map.of("lead-id", Value.open(CRM.reference(answer, "id"))));
    }

    /** The lead that this case opened; empty if it ended before that. */
    public String lead(StepInput input) {
        return input.fields().getOrDefault("open-lead.lead-id", "");
    }

    /** The body of {@code PATCH /crm/leads/{id}}. */
    public String closing(StepInput input) {
        return VendorAnswers.json(VendorAnswers.object()
                .put("status", "closed")
                .put("outcome", input.outcome().orElse("open")));
    }

    /** Also if the CRM does not know the lead any more: what it has deleted needs no outcome. */
    public Reply closed() {
        return Reply.of(Reply.Kind.DONE);
    }
}
