// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import org.jspecify.annotations.Nullable;

/** The face models are absent, changed or cannot be made. The message names the file and the mend; it ends the start. */
public final class ModelsUnusable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    ModelsUnusable(String message) {
        super(message);
    }

    ModelsUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
