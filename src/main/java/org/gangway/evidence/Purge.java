// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.util.Map;

/**
 * Asks one vendor to delete what it holds of a case. One bean per vendor. Purging twice is the same as once: a hand may
 * die between the call and its reply.
 */
public interface Purge {

    /** The vendor's name in certificates: {@code crm}, {@code e-signature}. */
    String vendor();

    /**
     * Takes at most 10 s, like every call of a hand.
     *
     * @param caseId the idempotency key towards the vendor
     * @param references the case's open facts: opaque references that vendors gave
     */
    Answer purge(String caseId, Map<String, String> references);

    /** What a vendor answered. */
    sealed interface Answer {}

    /** @param reference the vendor's reference of what it deleted */
    record Purged(String reference) implements Answer {}

    /** The vendor never had anything of the case, or no longer. */
    record NothingHeld() implements Answer {}

    /**
     * The vendor has to keep it.
     *
     * @param reason code of the duty: {@code account-open}, {@code accounting}
     */
    record Retained(String reference, String reason) implements Answer {}

    /** Not to be reached now: to be asked again. */
    record Unavailable() implements Answer {}

    /** The vendor does not take us for whom we are: asking again changes nothing until somebody mends the credentials. */
    record Denied() implements Answer {}
}
