// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What two people have decided about a hit: a customer is known not to be a listed person, or known to be it. It holds for exactly
 * the entry and the customer as they were then; when either changes, or at its end, the alert is as if it had never been.
 *
 * @param approved when the second of them did
 * @param entry hash over what the list said of the person
 * @param person hash over what was known of the customer
 * @param until the last day on which it holds
 */
public record Exemption(
        String id,
        Decision decision,
        String list,
        String entity,
        String entry,
        String person,
        String reason,
        LocalDate until,
        String maker,
        String checker,
        Instant approved) {

    /** Whether the customer is the listed person. The graver one first: it counts where both are in force. */
    public enum Decision {
        /** They are. Nobody is asked again, and the alert stays one. */
        @JsonProperty("confirmed")
        CONFIRMED,
        /** They are not: there is no alert. */
        @JsonProperty("cleared")
        CLEARED;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of it for one hit. */
    enum State {
        APPLIED,
        EXPIRED,
        ENTRY_CHANGED,
        CUSTOMER_CHANGED
    }

    /** Whether it is about this entry of a list, in whatever state. */
    boolean about(IndexedName.Entry listed) {
        return list.equals(listed.list()) && entity.equals(listed.person().id());
    }

    State state(String entryNow, String personNow, LocalDate today) {
        if (today.isAfter(until)) {
            return State.EXPIRED;
        }
        if (!entry.equals(entryNow)) {
            return State.ENTRY_CHANGED;
        }
        return person.equals(personNow) ? State.APPLIED : State.CUSTOMER_CHANGED;
    }

    /** Says nothing about whom it is. */
    @Override
    public String toString() {
        return id;
    }
}
