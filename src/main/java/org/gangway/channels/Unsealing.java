// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.Base64;
import java.util.Optional;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.wire.Json;
import org.gangway.wire.OutgoingContent;
import org.gangway.wire.OutgoingRecord;

/** Opens what the process sealed for the web channel. */
final class Unsealing {

    private final ChannelKeys keys;

    Unsealing(ChannelKeys keys) {
        this.keys = keys;
    }

    /** Empty once the key is gone: what was said then can never be shown again. */
    Optional<OutgoingContent> content(Outgoing outgoing) {
        try {
            byte[] sealed = Base64.getDecoder().decode(outgoing.content().sealed());
            byte[] clear = keys.open(outgoing.conversationId(), sealed);
            return Optional.of(Json.read(clear, OutgoingContent.class));
        } catch (KeyGone e) {
            return Optional.empty();
        }
    }

    Optional<BrowserEvent> event(Outgoing outgoing) {
        return content(outgoing).map(content -> event(outgoing, content));
    }

    private static BrowserEvent event(Outgoing outgoing, OutgoingContent content) {
        OutgoingRecord record = outgoing.content();
        Position position = outgoing.position();
        String attachment = content.attachment() == null
                ? null
                : "/api/attachments/" + position.partition() + "/" + position.offset();
        return new BrowserEvent(
                record.commandId(),
                record.caseId(),
                record.kind(),
                content.text(),
                content.input(),
                content.options(),
                attachment,
                content.link(),
                content.language());
    }
}
