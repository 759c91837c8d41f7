// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.Instant;
import org.gangway.screening.Impact;
import org.gangway.screening.Limits;
import org.jspecify.annotations.Nullable;

/**
 * On {@code screening.bands}: what one member of staff did about one change of what counts as an alert. Each record has a key of its own, so
 * that compaction never takes one away: the order in which changes were approved numbers the versions.
 *
 * @param id of the proposal
 * @param by a login
 * @param proposal with {@link Change#PROPOSED}
 */
public record BandsRecord(String id, Change change, String by, Instant at, @Nullable Proposal proposal) {

    /**
     * The limits of each type of list.
     *
     * @param base the version that it changes; once another version is in force it has no effect any more
     * @param impact what it would change, as it was when proposed
     */
    public record Proposal(int base, Limits sanctions, Limits bank, Limits pep, String reason, Impact impact) {}
}
