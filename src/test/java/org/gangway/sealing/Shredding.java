// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Keys and objects in a folder for the tests of other packages; epochs of an hour and of a day. */
public final class Shredding {
    private Shredding() {}

    public static KeyShredder in(Path folder, Clock clock) {
        return OneProcess.on(folder, clock).shredder();
    }

    /**
     * With the keys that were made at one time, to be destroyed at a later one.
     *
     * @param nanos as {@link System#nanoTime}
     */
    public static KeyShredder in(Path folder, Clock made, Instant later, LongSupplier nanos) {
        MovableClock clock = new MovableClock(made.instant());
        KeyShredder shredder =
                OneProcess.on(folder, new LocalCustody(), clock, nanos).shredder();
        clock.moveTo(later);
        return shredder;
    }

    /** Any 32 bytes, tried as the key of a case or of an object. */
    public static CaseKey caseKey(byte[] raw) throws GeneralSecurityException {
        return new AesCaseKey(raw);
    }

    public static ObjectStore objects(Path folder) {
        return new EncryptedObjects(new FolderBlobs(folder));
    }
}
