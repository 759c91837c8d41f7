// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import java.util.Locale;

/** Where a distance or a similarity lies, and so what follows from it. */
public enum Band {
    /** One person. */
    MATCH,
    /** A human decides. */
    REFER,
    /** Two people. */
    NO_MATCH;

    /** As files have it: {@code no-match}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
