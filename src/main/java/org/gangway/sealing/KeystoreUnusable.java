// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

/** The key folder, or how sealing is configured, cannot be used as it is. The message is one line and says the mend. */
public final class KeystoreUnusable extends RuntimeException {
    KeystoreUnusable(String message) {
        super(message);
    }

    KeystoreUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
