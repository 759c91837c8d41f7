// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Optional;
import org.gangway.sealing.CaseKey;

/** Finds the key of a running case. */
@FunctionalInterface
public interface CaseKeyFinder {

    /**
     * @return empty if the case was shredded: not on {@code case-keys} as it stands at the time of the call, or its
     *     wrapping key destroyed
     * @throws IllegalStateException if {@code case-keys} cannot be read to its end now; says nothing about the key
     */
    Optional<CaseKey> find(String caseId);
}
