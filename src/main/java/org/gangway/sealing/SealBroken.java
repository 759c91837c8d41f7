// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

/** A seal that does not open: altered, or made for another case, field, conversation or key. Says nothing of the content. */
public final class SealBroken extends RuntimeException {
    public SealBroken(String what, Throwable cause) {
        super("the seal of " + what + " does not open", cause);
    }
}
