// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.gangway.console.ExemptionsApi.day;
import static org.gangway.console.ExemptionsApi.decision;
import static org.gangway.console.ExemptionsApi.said;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.compliance.ExemptionDesk;
import org.gangway.compliance.ExemptionRecord.Terms;
import org.gangway.compliance.Motion;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The hits of customers as JSON. */
@WhenRole(Role.CONSOLE)
@RestController
final class HitsApi {

    private final HitDesk desk;
    private final ExemptionDesk exemptions;

    HitsApi(HitDesk desk, ExemptionDesk exemptions) {
        this.desk = desk;
        this.exemptions = exemptions;
    }

    /** All of them, the newest first. @param queue one alone, as {@code pep} */
    @GetMapping("/api/hits")
    List<HitRow> list(@RequestParam(required = false) @Nullable String queue, Authentication who) {
        return desk.newest(Reviewer.of(who), queue, Integer.MAX_VALUE);
    }

    /** Writes down that this reviewer looks, then shows. */
    @PostMapping(path = "/api/hits/{id}/open", consumes = "application/json")
    Opened open(@PathVariable String id, Authentication who) {
        Reviewer reviewer = Reviewer.of(who);
        HitRow hit = desk.row(id, reviewer);
        HitDesk.OpenedHit opened = desk.look(id, reviewer);
        JsonNode explained = Json.read(opened.explained().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        return new Opened(hit, opened.customer(), explained, desk.exemptions(id, reviewer));
    }

    @PostMapping(path = "/api/hits/{id}/exemptions", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Motion<Terms> propose(@PathVariable String id, @RequestBody ExemptionsApi.OfReview asked, Authentication who) {
        Reviewer reviewer = Reviewer.of(who);
        String customer = desk.row(id, reviewer).customer();
        FoundHit hit = desk.exemption(id, reviewer, said(asked.list()), said(asked.entity()));
        return exemptions.proposeForReference(
                who.getName(),
                hit.ofReference(customer, decision(asked.decision()), said(asked.reason()), day(asked.until())));
    }

    /**
     * A hit that was opened.
     *
     * @param customer what the bank says of the customer: personal data
     * @param explained the hits: personal data
     * @param exemptions whatever was proposed for the customer
     */
    record Opened(HitRow hit, KnownCustomer customer, JsonNode explained, List<Motion<Terms>> exemptions) {
        @Override
        public String toString() {
            return hit + "[***]";
        }
    }
}
