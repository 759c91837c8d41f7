// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

/** HPKE for the channel. */
final class HpkeChannelKeys implements ChannelKeys {
    private final HpkeSeal seal;

    HpkeChannelKeys(Epochs<KeyKind.HpkePair> epochs) {
        this.seal = new HpkeSeal("a channel record", epochs);
    }

    @Override
    public byte[] seal(String conversationId, byte[] clear) {
        return seal.seal(conversationId, clear);
    }

    @Override
    public byte[] open(String conversationId, byte[] sealed) {
        return seal.open(conversationId, sealed);
    }
}
