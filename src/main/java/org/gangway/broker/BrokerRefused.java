// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker cannot run here. The message is one line that says why and what to do. */
public final class BrokerRefused extends RuntimeException {
    BrokerRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
