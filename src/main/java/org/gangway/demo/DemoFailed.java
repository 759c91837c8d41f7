// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import org.jspecify.annotations.Nullable;

/** The demo did not go as it should; the message says where it stood. */
public final class DemoFailed extends RuntimeException {
    DemoFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static DemoFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DemoFailed("interrupted", e);
    }
}
