// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** Skips a test whose tool is absent, saying why; with {@code -Dskips=fail}, as in CI, that is a failure. */
public final class Skips {
    private Skips() {}

    public static void unless(boolean present, String what) {
        if (present) {
            return;
        }
        insist(what);
        abort("skipped because " + what);
    }

    /** With {@code -Dskips=fail}, whatever falls back to less is a failure. */
    public static void insist(String what) {
        if ("fail".equals(System.getProperty("skips"))) {
            fail("skipped because " + what + ", and -Dskips=fail forbids skipping");
        }
    }
}
