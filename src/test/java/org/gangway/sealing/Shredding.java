// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.nio.file.Path;
import java.time.Clock;

/** Keys in a folder for the tests of other packages; epochs of an hour and of a day. */
public final class Shredding {
    private Shredding() {}

    public static KeyShredder in(Path folder, Clock clock) {
        return OneProcess.on(folder, clock).shredder();
    }
}
