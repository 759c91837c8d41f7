// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

/** HPKE for the door. */
final class HpkeDoorKeys implements DoorKeys {
    private final HpkeSeal seal;

    HpkeDoorKeys(Epochs<KeyKind.HpkePair> epochs) {
        this.seal = new HpkeSeal("a door record", epochs);
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
