// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * What came back from a system cannot be used. Says which part is missing, never what was there. Being a fault of JSON,
 * it is answered with {@code MALFORMED} by the {@code failures} configuration of the routes.
 */
public final class UnusableAnswer extends JsonProcessingException {
    UnusableAnswer(String system, String missing) {
        super("the answer of " + system + " has no usable " + missing);
    }
}
