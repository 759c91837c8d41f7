// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import java.util.regex.Pattern;
import org.gangway.wire.Headers;
import org.gangway.wire.ReceivedContent;
import org.gangway.wire.ReceivedRecord;
import org.gangway.wire.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * What a record may be at most, whoever wrote it. What it holds goes on into events and into the stored case, and a
 * record that Kafka does not take because it is too large would stop the partition.
 */
final class Bounds {
    private static final int MOST_RECEIVED = 131_072;
    /** A certificate names every epoch of its case. */
    private static final int MOST_REPLIED = 262_144;

    private static final int LONGEST_WORD = 256;
    private static final int LONGEST_CLAIM = 1_024;
    private static final Pattern CONVERSATION = Pattern.compile("[0-9a-f]{32}");

    private Bounds() {}

    /** @param bytes of the record's value */
    static void check(String conversation, int bytes, String type) {
        if (!CONVERSATION.matcher(conversation).matches()) {
            throw new Unreadable("NoConversation");
        }
        if (bytes > (type.equals(Headers.CHAT_RECEIVED) ? MOST_RECEIVED : MOST_REPLIED)) {
            throw new Unreadable("TooLarge");
        }
    }

    static void check(ReceivedRecord record) {
        words(record.messageId(), record.channel(), record.kind(), record.answers(), record.language());
        words(record.scenario());
    }

    /** Texts are cut where they are understood, and an answer has bounds of its own. */
    static void check(ReceivedContent content) {
        words(content.address());
        atMost(LONGEST_CLAIM, content.claim());
    }

    private static void words(@Nullable String... words) {
        for (String word : words) {
            atMost(LONGEST_WORD, word);
        }
    }

    private static void atMost(int most, @Nullable String text) {
        if (text != null && text.length() > most) {
            throw new Unreadable("TooLarge");
        }
    }
}
