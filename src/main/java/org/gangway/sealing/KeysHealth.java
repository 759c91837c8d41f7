// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Down when the next epochs cannot be prepared, or a key is still there that certificates promised to be gone. */
record KeysHealth(EpochPreparer preparer, KeyShredder shredder) implements HealthIndicator {

    @Override
    public Health health() {
        return (well() ? Health.up() : Health.down()).build();
    }

    private boolean well() {
        try {
            return preparer.prepared() && shredder.overdue().isZero();
        } catch (KeystoreUnusable e) {
            return false;
        }
    }
}
