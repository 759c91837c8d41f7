// SPDX-License-Identifier: Apache-2.0
package org.gangway.compliance;

import java.time.Instant;
import java.util.Optional;

/**
 * What one member of staff proposed, and what became of it.
 *
 * @param checker who approved it; never its maker
 * @param withdrawn by whom it was taken back, before or after it was approved
 */
public record Motion<T>(String id, T what, Signed maker, Optional<Signed> checker, Optional<Signed> withdrawn) {

    /** @param by a login */
    public record Signed(String by, Instant at) {}

    /** Waits for a second person. */
    public boolean open() {
        return checker.isEmpty() && withdrawn.isEmpty();
    }

    /** Approved, and not withdrawn since. */
    public boolean inForce() {
        return checker.isPresent() && withdrawn.isEmpty();
    }
}
