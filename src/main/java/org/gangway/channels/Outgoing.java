// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import org.gangway.wire.OutgoingRecord;

/** One record of {@code chat.outgoing}, still sealed, and where it is. */
record Outgoing(Position position, String conversationId, OutgoingRecord content) {}
