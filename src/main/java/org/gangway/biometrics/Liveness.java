// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.List;

/** What came of a liveness session. How sure the engine is stays inside: a customer who reads it learns to do better at it. */
public sealed interface Liveness {

    /**
     * One living person was there, and did what was asked.
     *
     * @param selfie of that person, to be compared with the ID portrait
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Alive(byte[] selfie) implements Liveness {
        @Override
        public String toString() {
            return "Alive[***]";
        }
    }

    /** @param reasons why that is not shown, most important first: {@code liveness.order} and the like */
    record NotShown(List<String> reasons) implements Liveness {
        public NotShown {
            reasons = List.copyOf(reasons);
        }
    }

    /** The engine watches by itself, and nobody has begun before it, or not ended. */
    record Pending() implements Liveness {}
}
