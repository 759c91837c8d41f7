// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.sealing.KeyGone;
import org.gangway.sealing.SealBroken;

/** Seals that hide nothing, but hold a message to its conversation as the real ones do. */
public final class PlainSeals implements DoorKeys, ChannelKeys {

    private volatile boolean gone;

    /** From now on nothing opens. */
    public void destroy() {
        gone = true;
    }

    @Override
    public byte[] seal(String conversationId, byte[] clear) {
        return (conversationId + new String(clear, UTF_8)).getBytes(UTF_8);
    }

    @Override
    public byte[] open(String conversationId, byte[] sealed) {
        if (gone) {
            throw new KeyGone("past");
        }
        if (!new String(sealed, UTF_8).startsWith(conversationId)) {
            throw new SealBroken("a message", new IllegalArgumentException());
        }
        return Arrays.copyOfRange(sealed, conversationId.length(), sealed.length);
    }
}
