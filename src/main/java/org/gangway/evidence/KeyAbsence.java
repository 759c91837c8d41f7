// SPDX-License-Identifier: Apache-2.0
package org.gangway.evidence;

import java.util.Optional;

/** Looks whether a case's key is gone from {@code case-keys}. */
@FunctionalInterface
public interface KeyAbsence {

    /**
     * Reads the topic to its end first.
     *
     * @return up to where the case's partition was read without a key being left; empty while the key is still there
     */
    Optional<DeletionCertificate.Tombstone> prove(String caseId);
}
