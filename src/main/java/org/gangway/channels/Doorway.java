// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.Base64;
import org.gangway.sealing.DoorKeys;
import org.gangway.wire.Json;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.jspecify.annotations.Nullable;

/** Seals what the browser sent, for the process only, and puts it into the inbox. */
final class Doorway {

    private final DoorKeys keys;
    private final Inbox inbox;

    Doorway(DoorKeys keys, Inbox inbox) {
        this.keys = keys;
        this.inbox = inbox;
    }

    /** Returns once the message is safe. @throws Refused (503) if it may not be */
    void take(String conversationId, IncomingMessage message, @Nullable String claim) {
        ReceivedContent content = new ReceivedContent(message.text(), claim, null, null);
        byte[] sealed = keys.seal(conversationId, Json.write(content));
        inbox.put(
                conversationId,
                new ReceivedRecord(
                        message.id(),
                        "web",
                        message.kind(),
                        message.answers(),
                        message.language(),
                        message.scenario(),
                        Base64.getEncoder().encodeToString(sealed)));
    }
}
