// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Binds a liveness session to the question that it was opened for, by a signature that goes through the page: nothing is kept
 * here, and no page can answer with a session that was opened for another question or customer.
 */
final class LivenessTickets {
    private final Supplier<byte[]> secret;

    LivenessTickets(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** Names an attempt towards the engine. The same message of the same question is the same attempt. */
    String attempt(IncomingMessage message) {
        return signature("attempt", message, message.id());
    }

    String ticket(IncomingMessage message, String session) {
        return signature("ticket", message, session);
    }

    boolean holds(IncomingMessage message, String session, String ticket) {
        return MessageDigest.isEqual(
                ticket(message, session).getBytes(StandardCharsets.UTF_8), ticket.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String what, IncomingMessage message, String of) {
        String signed = "gangway liveness " + what + " 1\n" + message.answers() + "\n" + of;
        return HexFormat.of()
                .formatHex(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret.get())
                        .hmac(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
