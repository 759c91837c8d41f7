// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.gangway.wire.HitOpenedRecord;
import org.gangway.wire.VoteRecord;

/** Where what a reviewer did goes. Each method returns once it is safe. */
interface Decisions {

    /** @throws DeskRefusal (503) if it may not be safe: then nothing may be opened */
    void opened(HitOpenedRecord opened);

    /** @throws DeskRefusal (503) if it may not be safe; voting again is right, the process counts one vote of a reviewer */
    void voted(VoteRecord vote);
}
