// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import org.jspecify.annotations.Nullable;

/** The steps' routes are not as they must be. The message names each file and what is wrong; it ends the start. */
public final class RoutesUnusable extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RoutesUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
