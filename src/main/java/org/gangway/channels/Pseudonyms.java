// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
        byte[] mac = mac((channel + ":" + address).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac, 0, ID_BYTES);
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.get(), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }
}
