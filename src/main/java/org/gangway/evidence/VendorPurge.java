// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One vendor's part of a deletion certificate.
 *
 * @param reference the vendor's own, opaque reference of what was purged or is kept
 * @param reason with {@link Status#RETAINED}: code of the duty that makes the vendor keep it
 * @param answeredAt when the vendor answered
 */
public record VendorPurge(
        String vendor,
        Status status,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable Instant answeredAt) {

    /** How a vendor's purge stands. */
    public enum Status {
        @JsonProperty("purged")
        PURGED,
        @JsonProperty("nothing-held")
        NOTHING_HELD,
        @JsonProperty("retained")
        RETAINED,
        /** No answer in the time that was given. */
        @JsonProperty("unanswered")
        UNANSWERED
    }

    /** @param at when the answer came; kept only if it was one */
    public static VendorPurge of(String vendor, Purge.Answer answer, Instant at) {
        return switch (answer) {
            case Purge.Purged purged -> new VendorPurge(vendor, Status.PURGED, purged.reference(), null, at);
            case Purge.NothingHeld ignored -> new VendorPurge(vendor, Status.NOTHING_HELD, null, null, at);
            case Purge.Retained kept -> new VendorPurge(vendor, Status.RETAINED, kept.reference(), kept.reason(), at);
            case Purge.Unavailable ignored -> new VendorPurge(vendor, Status.UNANSWERED, null, null, null);
            case Purge.Denied ignored -> new VendorPurge(vendor, Status.UNANSWERED, null, null, null);
        };
    }
}
