// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.List;
import java.util.Optional;

/** What has been said to customers, as far as the topic keeps it. */
interface OutgoingLog {

    /**
     * What was said in a conversation behind a position, oldest first.
     *
     * @return empty if that is too far back to be read again
     */
    Optional<List<Outgoing>> since(String conversationId, Position seen);

    Optional<Outgoing> at(Position position);

    /** Where a reader stands who has seen all of a conversation until now; empty while the log cannot be followed. */
    Optional<Position> now(String conversationId);
}
