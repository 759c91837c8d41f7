// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.gangway.sealing.KeyKind.HpkePair;

/**
 * The seals of door and channel: two types, so that neither key can be taken for the other. On the wire: one byte for the
 * length of the epoch's id, the id, the HPKE ciphertext; HPKE's context is the id, a slash and the conversation.
 */
abstract sealed class HpkeSeal {

    static final class Door extends HpkeSeal implements DoorKeys {
        Door(Epochs<HpkePair> epochs) {
            super("a door record", epochs);
        }
    }

    static final class Channel extends HpkeSeal implements ChannelKeys {
        Channel(Epochs<HpkePair> epochs) {
            super("a channel record", epochs);
        }
    }

    private final String what;
    private final Epochs<HpkePair> epochs;

    private HpkeSeal(String what, Epochs<HpkePair> epochs) {
        this.what = what;
        this.epochs = epochs;
    }

    public byte[] seal(String conversationId, byte[] clear) {
        Epochs.Held<HpkePair> epoch = epochs.now();
        try {
            byte[] id = epoch.id().getBytes(US_ASCII);
            byte[] sealed = epoch.key().seal().encrypt(clear, context(epoch.id(), conversationId));
            return ByteBuffer.allocate(1 + id.length + sealed.length)
                    .put((byte) id.length)
                    .put(id)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(what + " cannot be sealed", e);
        }
    }

    public byte[] open(String conversationId, byte[] sealed) {
        try {
            ByteBuffer in = ByteBuffer.wrap(sealed);
            String id = new String(take(in, in.hasRemaining() ? in.get() : 0), US_ASCII);
            HpkePair key = epochs.find(id).orElseThrow(HpkeSeal::unknown).key();
            return key.open().decrypt(take(in, in.remaining()), context(id, conversationId));
        } catch (GeneralSecurityException e) {
            throw new SealBroken(what, e);
        }
    }

    private static byte[] take(ByteBuffer in, int length) throws GeneralSecurityException {
        if (length <= 0 || length > in.remaining()) {
            throw new GeneralSecurityException("too short");
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static GeneralSecurityException unknown() {
        return new GeneralSecurityException("sealed in an epoch that this key folder never had");
    }

    private static byte[] context(String epoch, String conversationId) {
        return (epoch + "/" + conversationId).getBytes(UTF_8);
    }
}
