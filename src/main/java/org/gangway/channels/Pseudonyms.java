// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.util.HexFormat;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** Turns a channel's address into the id of its conversation: a keyed pseudonym, which never changes. */
final class Pseudonyms {

    private static final int ID_BYTES = 16;

    private final Supplier<byte[]> secret;

    /** @param secret the installation's pseudonym key, at least 16 bytes; it never rotates */
    Pseudonyms(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** 32 lower-case hex characters. */
    String of(String channel, String address) {
        byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret.get()).hmac(channel + ":" + address);
        return HexFormat.of().formatHex(mac, 0, ID_BYTES);
    }
}
