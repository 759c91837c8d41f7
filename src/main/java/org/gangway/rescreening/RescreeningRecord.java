// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found of one customer, on {@code rescreenings}; the key of the record is the customer's number.
 *
 * @param run the run that it belongs to; each has one of these for each of its customers
 * @param corpus version of the lists
 * @param configuration what else decides: the version of the bands
 * @param customer offset of the record of the customer, in the partition of this one
 * @param verdict {@code pass}, {@code refer}, {@code confirmed} where nobody has to look at anything but what two people have confirmed,
 *     or {@code unreadable}
 * @param hits how many somebody has to look at
 * @param confirmed how many two people have confirmed
 * @param news whether that is not what was found before
 * @param sealed the hits, where there are any
 */
public record RescreeningRecord(
        String run,
        RunKind kind,
        String corpus,
        String configuration,
        long customer,
        String verdict,
        List<String> reasons,
        int hits,
        int confirmed,
        boolean news,
        Instant at,
        Optional<byte[]> sealed) {

    /** What hits are sealed for. */
    static final String USE = "rescreenings";

    static final String REFER = "refer";
    static final String CONFIRMED = "confirmed";
    static final String UNREADABLE = "unreadable";

    /** Whom it is about is in the key. */
    @Override
    public String toString() {
        return "RescreeningRecord[***]";
    }
}
