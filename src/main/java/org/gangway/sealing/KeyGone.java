// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

/** The key that would open this has been destroyed. That is an answer, not a fault. */
public final class KeyGone extends RuntimeException {
    public KeyGone(String epoch) {
        super("the key of epoch " + epoch + " has been destroyed");
    }
}
