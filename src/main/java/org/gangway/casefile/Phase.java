// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.util.Locale;

/** Where a case is on its way from opening to closing. */
public enum Phase {
    /** Steps lead to an outcome. */
    RUNNING,
    /** The outcome stands; the steps under {@code finally} run. */
    FINALLY,
    /** The customer is told, and what was deleted. */
    FAREWELL,
    /** The case key is destroyed; objects and vendors follow, then the certificate. */
    SHREDDING,
    /** Only a stub is left, so that late duplicates open nothing. */
    CLOSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
