// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.util.List;
import java.util.Optional;
import org.gangway.WhenRole;
import org.gangway.WhenRole.Role;
import org.gangway.compliance.BandsDesk;
import org.gangway.compliance.BandsRecord.Proposal;
import org.gangway.compliance.ComplianceRefusal;
import org.gangway.compliance.Motion;
import org.gangway.screening.Limits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What counts as an alert, as JSON: changed by two people of compliance, the second of whom sees what it would do. */
@WhenRole(Role.CONSOLE)
@RestController
final class BandsApi {

    private final BandsDesk bands;

    BandsApi(BandsDesk bands) {
        this.bands = bands;
    }

    /**
     * @param versions the newest first: that is the one in force
     * @param open proposals that wait for a second person
     */
    record Standing(List<Version> versions, List<Motion<Proposal>> open) {}

    /** @param id as decisions name it */
    record Version(
            int version, String id, Limits sanctions, Limits bank, Limits pep, Optional<Motion<Proposal>> proposal) {
        static Version of(BandsDesk.Version version) {
            var said = version.bands();
            return new Version(said.version(), said.id(), said.sanctions(), said.bank(), said.pep(), version.motion());
        }
    }

    /** Limits as a person writes them, in whatever order. */
    record Wanted(double possible, double likely, double strong) {
        Limits limits() {
            try {
                return new Limits(possible, likely, strong);
            } catch (IllegalArgumentException order) {
                throw ComplianceRefusal.wrong("Limits are 0.50 <= possible <= likely <= strong <= 1.");
            }
        }
    }

    /** All three types, also those that stay. */
    record Proposed(@Nullable Wanted sanctions, @Nullable Wanted bank, @Nullable Wanted pep, @Nullable String reason) {}

    @GetMapping("/api/bands")
    Standing standing() {
        return new Standing(bands.versions().stream().map(Version::of).toList(), bands.open());
    }

    @PostMapping(path = "/api/bands", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Motion<Proposal> propose(@RequestBody Proposed asked, Authentication who) {
        return bands.propose(
                who.getName(),
                limits("sanctions", asked.sanctions),
                limits("bank", asked.bank),
                limits("pep", asked.pep),
                Optional.ofNullable(asked.reason).orElse(""));
    }

    @PostMapping("/api/bands/{id}/approval")
    Motion<Proposal> approve(@PathVariable String id, Authentication who) {
        return bands.approve(id, who.getName());
    }

    @PostMapping("/api/bands/{id}/withdrawal")
    Motion<Proposal> withdraw(@PathVariable String id, Authentication who) {
        return bands.withdraw(id, who.getName());
    }

    private static Limits limits(String type, @Nullable Wanted wanted) {
        if (wanted == null) {
            throw ComplianceRefusal.wrong(type + ": possible, likely and strong");
        }
        return wanted.limits();
    }
}
