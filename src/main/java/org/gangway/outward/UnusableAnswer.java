// SPDX-License-Identifier: Apache-2.0
package org.gangway.outward;

/** What came back from a system cannot be used. Says which part is missing, never what was there. */
public final class UnusableAnswer extends RuntimeException {
    UnusableAnswer(String system, String missing) {
        super("the answer of " + system + " has no usable " + missing);
    }
}
