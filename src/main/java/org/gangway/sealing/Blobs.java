// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Where encrypted objects lie. Case ids and names have been checked by the caller. */
interface Blobs {

    void put(String caseId, String name, byte[] encrypted);

    /** Empty if it is gone. */
    Optional<byte[]> get(String caseId, String name);

    int delete(String caseId);

    boolean isEmpty(String caseId);

    /** Deletes what was stored before that time, unless {@code keep} holds for its case id and name. Answers how many. */
    int deleteOlder(Instant storedBefore, BiPredicate<String, String> keep);
}
