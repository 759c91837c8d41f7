// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A yes-no expression of a scenario (CEL), compiled outside the domain. */
public interface Condition {

    /** The expression as written. */
    String text();

    /** The fields it reads, so that only those are opened. */
    Set<String> fields();

    /**
     * @param value the answer being judged; empty text where the condition stands on a step instead of an answer
     * @param fields the opened fields named by {@link #fields()}; absent where the customer has not given them
     * @param at the time of the input, for ages
     * @throws IllegalStateException if the expression cannot be evaluated on these values
     */
    boolean holds(String value, Map<String, String> fields, Instant at);
}
