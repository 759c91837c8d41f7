// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

/** A secret lies where it must not, or cannot be had. The message is one line without the secret. */
public final class SecretRefused extends RuntimeException {
    SecretRefused(String message) {
        super(message);
    }
}
