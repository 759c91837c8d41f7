// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Instant;
import java.util.List;

/**
 * One line of the list of customers who have a hit.
 *
 * @param customer the number by which the bank knows the customer
 * @param hits how many somebody has to look at
 * @param confirmed how many two people have confirmed
 * @param waiting since when, in words
 * @param entries what they are, for reviewers; none for others, and where this process has no key
 */
record HitRow(
        String id,
        String customer,
        String queue,
        List<String> reasons,
        int hits,
        int confirmed,
        Instant since,
        String waiting,
        List<Entry> entries) {

    /**
     * An entry of a list.
     *
     * @param exemption {@code proposed}, {@code in force}, or nothing
     * @param confirmation the same, of that the customer is this entry
     */
    record Entry(String list, String entity, String band, String exemption, String confirmation) {}

    /** For the page. */
    public String found() {
        return Times.second(since);
    }

    static HitRow of(HitView view, Instant now, List<Entry> entries) {
        return new HitRow(
                view.id(),
                view.customer(),
                view.queue(),
                view.reasons(),
                view.hits(),
                view.confirmed(),
                view.since(),
                CaseRow.words(view.since(), now),
                entries);
    }

    /** Whom somebody might be taken for is personal data. */
    @Override
    public String toString() {
        return "HitRow[" + id + "]";
    }
}
