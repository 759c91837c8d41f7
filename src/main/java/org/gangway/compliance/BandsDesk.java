// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.util.List;
import java.util.Optional;
import org.gangway.screening.Bands;
import org.gangway.screening.Impact;
import org.gangway.screening.Impacts;
import org.gangway.screening.Limits;

/** Where what counts as an alert is changed, by two people, the second of whom sees what the change would do. */
public final class BandsDesk {

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 300;

    private final Versions versions;
    private final Ballot<BandsRecord.Proposal> ballot;
    private final Impacts impacts;

    /** @param impacts what the second bands would change of the first */
    BandsDesk(Versions versions, Ballot<BandsRecord.Proposal> ballot, Impacts impacts) {
        this.versions = versions;
        this.ballot = ballot;
        this.impacts = impacts;
    }

    /**
     * A version that is or was in force.
     *
     * @param motion by which it came; the first is built in
     */
    public record Version(Bands bands, Optional<Motion<BandsRecord.Proposal>> motion) {}

    /** The newest first: that is the one in force. */
    public List<Version> versions() {
        return versions.all().stream()
                .map(version -> new Version(version.bands(), version.motion()))
                .toList();
    }

    /** Those that wait for a second person, the newest first. */
    public List<Motion<BandsRecord.Proposal>> open() {
        return versions.motions().all().stream()
                .filter(Motion::open)
                .filter(motion -> motion.what().base() == versions.current().version())
                .toList();
    }

    /**
     * Measures what it would change, and puts both before a second person.
     *
     * @throws ComplianceRefusal if there is no reason, or nothing would change
     */
    public Motion<BandsRecord.Proposal> propose(
            String login, Limits sanctions, Limits bank, Limits pep, String reason) {
        if (reason == null || reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw ComplianceRefusal.wrong(
                    "reason: a text of %d to %d characters".formatted(SHORTEST_REASON, LONGEST_REASON));
        }
        Bands before = versions.current();
        Bands after = new Bands(before.version() + 1, sanctions, bank, pep);
        if (after.equals(new Bands(after.version(), before.sanctions(), before.bank(), before.pep()))) {
            throw ComplianceRefusal.wrong("These limits are in force already.");
        }
        Impact impact = measured(before, after);
        return ballot.propose(login, new BandsRecord.Proposal(before.version(), sanctions, bank, pep, reason, impact));
    }

    private Impact measured(Bands before, Bands after) {
        try {
            return impacts.of(before, after);
        } catch (IllegalArgumentException sample) {
            throw ComplianceRefusal.wrong("What this would change cannot be measured: mend gangway.screening.sample.");
        }
    }

    /** @throws ComplianceRefusal if it is not open, this person's own, or about a version that is not in force any more */
    public Motion<BandsRecord.Proposal> approve(String id, String login) {
        if (ballot.open(id).what().base() != versions.current().version()) {
            throw ComplianceRefusal.overtaken();
        }
        Motion<BandsRecord.Proposal> approved = ballot.approve(id, login);
        boolean counts = versions.all().stream()
                .flatMap(version -> version.motion().stream())
                .anyMatch(motion -> motion.id().equals(id));
        if (!counts) {
            throw ComplianceRefusal.overtaken();
        }
        return approved;
    }

    /**
     * A proposal that waits. A version that is in force is changed by another proposal only.
     *
     * @throws ComplianceRefusal if it is decided
     */
    public Motion<BandsRecord.Proposal> withdraw(String id, String login) {
        ballot.open(id);
        return ballot.withdraw(id, login);
    }
}
