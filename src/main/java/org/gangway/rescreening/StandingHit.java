// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import java.time.Instant;
import java.util.List;
import org.gangway.sealing.CustomerKey;
import org.gangway.wire.Json;

/**
 * A customer who has a hit now, on {@code rescreening.hits}; the key of the record is the customer's number, and a tombstone
 * says that there is none any more.
 *
 * @param run the one that found what stands now
 * @param hits how many somebody has to look at
 * @param confirmed how many two people have confirmed
 * @param since when it was found first
 * @param sealed a {@link Content}
 * @param customer offset of the customer's record, in the partition of this one; 0 where it is not known
 */
public record StandingHit(
        String run,
        String corpus,
        String configuration,
        List<String> reasons,
        int hits,
        int confirmed,
        Instant since,
        byte[] sealed,
        long customer) {

    /**
     * What is sealed.
     *
     * @param entries list and entry of each explained hit that somebody has to look at
     * @param explained the hits, JSON in JSON
     */
    public record Content(List<String> entries, String explained) {

        /** Personal data. */
        @Override
        public String toString() {
            return "Content[***]";
        }
    }

    /**
     * @param customer the key of the record
     * @throws org.gangway.sealing.SealBroken if it was sealed to another key, or is about somebody else
     */
    public Content opened(CustomerKey key, String customer) {
        return Json.read(key.open(RescreeningRecord.USE, customer, sealed), Content.class);
    }

    /** Personal data, though sealed. */
    @Override
    public String toString() {
        return "StandingHit[***]";
    }
}
