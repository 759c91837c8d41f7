// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.gangway.screening.Exemption;
import org.jspecify.annotations.Nullable;

/**
 * On {@code screening.exemptions}, compacted, keyed by {@link #key()}: what one member of staff did about one exemption.
 *
 * @param id of the exemption
 * @param by a login
 * @param terms with {@link Change#PROPOSED}
 */
public record ExemptionRecord(String id, Change change, String by, Instant at, @Nullable Terms terms) {

    /**
     * Whether a customer is known to be a listed person.
     *
     * @param customer id of the conversation, or a hash of the bank's own reference
     * @param person hash over what was known of the customer, under a key of the installation
     * @param decision that they are not, if absent: there was no other once
     * @param list and {@code entity}: the entry
     * @param entry hash over what the list said of it
     * @param reason one of those of the decision: {@link ExemptionDesk#reasons}
     * @param until the last day on which it holds
     */
    public record Terms(
            String customer,
            String person,
            Exemption.Decision decision,
            String list,
            String entity,
            String entry,
            String reason,
            LocalDate until) {

        public Terms {
            decision = Objects.requireNonNullElse(decision, Exemption.Decision.CLEARED);
        }

        /** Under which a bank's own reference is not kept. */
        Terms of(String hashed) {
            return new Terms(hashed, person, decision, list, entity, entry, reason, until);
        }

        /** Whom somebody might be taken for is personal data. */
        @Override
        public String toString() {
            return "Terms[***]";
        }
    }

    String key() {
        return id + "." + change.name().toLowerCase(Locale.ROOT);
    }
}
