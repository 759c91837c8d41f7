// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;

/**
 * A time at which a case must be looked at again. Derived from the case, never stored beside it.
 *
 * @param id names step, round, delivery and kind, so that a deadline of the past never meets a later round
 */
public record Deadline(String id, Kind kind, String step, Instant due) {

    /** What the time means. */
    public enum Kind {
        /** The customer has not answered: remind. */
        REMIND,
        /** The customer still has not answered: abandon. */
        EXPIRE,
        /** The hand has not replied: hand the command out again. */
        REPLY,
        /** The pause after {@code unavailable} is over. */
        RETRY,
        /** The case has become too old: while it runs, or while what follows its outcome goes on. */
        MAX_AGE,
        /** The stub of a closed case may go. */
        FORGET
    }

    static Deadline of(Kind kind, String step, int round, int delivery, Instant due) {
        return new Deadline(step + "." + round + "." + delivery + "." + kind, kind, step, due);
    }
}
