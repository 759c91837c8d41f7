// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;

/**
 * An exception that two people made: a customer is known not to be a listed person. It holds for exactly the entry and the
 * customer as they were then; when either changes, or at its end, the alert is back.
 *
 * @param entry hash over what the list said of the person
 * @param person hash over what was known of the customer
 * @param until the last day on which it holds
 */
public record Exemption(
        String id,
        String list,
        String entity,
        String entry,
        String person,
        String reason,
        LocalDate until,
        String maker,
        String checker) {

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
