// SPDX-License-Identifier: Apache-2.0
package org.gangway.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What reaches a case. {@code at} is the timestamp of the record that brought it. */
public sealed interface Input {

    Instant at();

    /** A case is to be opened. With {@code fields}, a bank system gives the answers beforehand. */
    record Started(
            String conversationId,
            String channel,
            String messageId,
            String language,
            Map<String, Value> fields,
            Instant at)
            implements Input {}

    /** @param answers the command it answers, where the channel knows */
    record CustomerSaid(String messageId, Optional<String> answers, Meaning meaning, Instant at) implements Input {}

    /** The channel showed the message of {@code commandId}. */
    record CustomerSaw(String messageId, String commandId, Instant at) implements Input {}

    /** A page came back and wants to know what is open. */
    record CustomerReturned(String messageId, String language, Instant at) implements Input {}

    record Replied(String commandId, String step, int delivery, Reply reply, Instant at) implements Input {}

    record DeadlinePassed(String deadline, Instant at) implements Input {}

    record Voted(String commandId, String reviewer, String decision, Instant at) implements Input {}

    record Opened(String commandId, String reviewer, Instant at) implements Input {}
}
