// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.gangway.casefile.Reply;
import org.gangway.casefile.StepInput;
import org.gangway.casefile.Value;

/**
 * The bodies of the four calls that open an account in Apache Fineract, and what is read from their answers. The
 * external id is the case id, so the bank itself refuses a second client or account of one case.
 */
public final class Accounts {
    private static final VendorAnswers BANK = new VendorAnswers("core banking");
    /** Fineract's code for a natural person. */
    private static final int PERSON = 1;

    private final CoreBankingSettings settings;

    Accounts(CoreBankingSettings settings) {
        this.settings = settings;
    }

    /** The body of {@code POST /v1/clients}. */
    public String client(StepInput input) {
        ObjectNode client = dated(input, "activationDate")
                .put("officeId", settings.office())
                .put("legalFormId", PERSON)
                .put("externalId", input.caseId())
                .put("firstname", input.field("given-name"))
                .put("lastname", input.field("family-name"))
                .put("dateOfBirth", input.field("birth-date"))
                .put("emailAddress", input.field("email"))
                .put("active", true);
        if (!settings.datatable().isEmpty()) {
            ObjectNode table =
                    client.putArray("datatables").addObject().put("registeredTableName", settings.datatable());
            table.putObject("data")
                    .put("nationality", input.field("nationality"))
                    .put("locale", "en");
        }
        return VendorAnswers.json(client);
    }

    /** @throws UnusableAnswer if it names no client */
    public String clientId(String answer) throws UnusableAnswer {
        return BANK.reference(answer, "clientId");
    }

    /** The body of {@code POST /v1/savingsaccounts}. */
    public String account(StepInput input, String clientId) {
        return VendorAnswers.json(dated(input, "submittedOnDate")
                .put("clientId", clientId)
                .put("productId", settings.product())
                .put("externalId", input.caseId()));
    }

    /** @throws UnusableAnswer if it names no account */
    public String accountId(String answer) throws UnusableAnswer {
        return BANK.reference(answer, "savingsId");
    }

    /** The body of {@code command=approve}. */
    public String approval(StepInput input) {
        return VendorAnswers.json(dated(input, "approvedOnDate"));
    }

    /** The body of {@code command=activate}. */
    public String activation(StepInput input) {
        return VendorAnswers.json(dated(input, "activatedOnDate"));
    }

    /**
     * @param account the answer of {@code GET /v1/savingsaccounts/{id}}
     * @throws UnusableAnswer if it has no account number
     */
    public Reply opened(String clientId, String accountId, String account) throws UnusableAnswer {
        return Reply.of(Reply.Kind.DONE)
                .with(Map.of(
                        "client-id", Value.open(clientId),
                        "account-id", Value.open(accountId),
                        // An account number is personal data, a row number in the bank's system is not.
                        "account-number", Value.plain(BANK.text(account, "accountNo"))));
    }

    private ObjectNode dated(StepInput input, String field) {
        return VendorAnswers.object()
                .put(
                        field,
                        input.issuedAt().atZone(settings.zone()).toLocalDate().toString())
                .put("dateFormat", "yyyy-MM-dd")
                .put("locale", "en");
    }
}
