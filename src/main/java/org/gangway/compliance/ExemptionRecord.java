// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
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
     * That a customer is known not to be a listed person.
     *
     * @param customer id of the conversation, or a hash of the bank's own reference
     * @param person hash over what was known of the customer, under a key of the installation
     * @param list and {@code entity}: the entry
     * @param entry hash over what the list said of it
     * @param reason one of {@link ExemptionDesk#REASONS}
     * @param until the last day on which it holds
     */
    public record Terms(
            String customer, String person, String list, String entity, String entry, String reason, LocalDate until) {

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
