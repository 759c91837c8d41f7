// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.time.Duration;

/** Who keeps the keys from being read by whoever gets hold of the key folder. May call out. */
interface Custody {

    /** Makes what goes to disk. Called again for the same epoch, after a crash, it goes on where it was. */
    KeyFile store(Epoch epoch, byte[] keyset);

    /**
     * @throws KeyGone if whoever keeps the key refuses it for good
     * @throws KeystoreUnusable if the file was not made for this epoch, or by a custody that is not configured
     */
    byte[] open(Epoch epoch, KeyFile file);

    /** From now on {@link #open} answers {@link KeyGone}. Repeatable. The file itself is the caller's to destroy. */
    void destroy(Epoch epoch, KeyFile file);

    /** As {@link #store}, for a key that never changes. {@code id} is lower-case letters, digits and hyphens. */
    KeyFile storeLasting(String id, byte[] key);

    /**
     * As {@link #open}, for a key that never changes.
     *
     * @throws KeyGone if whoever keeps the key refuses it
     */
    byte[] openLasting(String id, KeyFile file);

    /** How long after {@link #destroy} an administrator could still undo it. */
    Duration recoverable();
}
