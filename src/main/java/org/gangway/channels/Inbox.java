// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import org.gangway.wire.ReceivedRecord;

/** Where a channel puts what customers send. */
interface Inbox {

    /**
     * Returns once the record is safe.
     *
     * @throws Refused (503) if that could not be confirmed in time; the sender repeats it with the same message id
     */
    void put(String conversationId, ReceivedRecord received);
}
