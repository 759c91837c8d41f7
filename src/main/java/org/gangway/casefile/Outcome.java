// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.Locale;

/** How a case ended. */
public enum Outcome {
    APPROVED,
    REFUSED,
    ABANDONED,
    WITHDRAWN;

    /** As written in topics, texts and scenarios. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
