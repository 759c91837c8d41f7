// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Photos and documents outside Kafka (claim check). Each object is encrypted with a key of its own, which exists only
 * inside the claim; the claim is personal data and travels in a sealed field.
 */
public interface ObjectStore {

    /**
     * Encrypts and stores.
     *
     * @return the claim: JSON text with object name, key, SHA-256, media type and size
     */
    String put(String caseId, byte[] content, String mediaType);

    /** @throws IllegalStateException if the object is gone or is not what the claim says */
    byte[] read(String claim);

    /** The media type that the claim states. */
    String mediaType(String claim);

    /**
     * Removes every object of the case.
     *
     * @return how many there were
     */
    int delete(String caseId);

    /** Whether no object of the case is left. */
    boolean isEmpty(String caseId);

    /** The name of the object, without the case, if the text is a claim at all. */
    Optional<String> claimed(String text);

    /**
     * Removes objects that were stored before and are not claimed.
     *
     * @param claimed whether the case (first) claims the object of this name (second), or may do so
     */
    int expire(Instant storedBefore, BiPredicate<String, String> claimed);
}
