// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * The six digits that prove the customer reads the mailbox. They are an HMAC of the command that mails them, so nothing
 * is stored: any instance can check them, and a repeat of the command mails the same ones.
 */
final class OneTimeCode {

    /** How long a code is accepted (design §6). */
    static final Duration VALID = Duration.ofMinutes(10);

    /** Wrong answers until a code is worthless (design §6). */
    static final int TRIES = 5;

    /** Codes mailed for one signature: 15 guesses at one in a million each are then the most anybody has. */
    static final int CODES = 3;

    private final Supplier<byte[]> secret;

    OneTimeCode(Supplier<byte[]> secret) {
        this.secret = secret;
    }

    /** Six digits, cut from the HMAC as RFC 4226 §5.3 does it. */
    String of(String commandId) {
        byte[] mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret.get()).hmac(commandId);
        int offset = mac[mac.length - 1] & 0xf;
        int number = ByteBuffer.wrap(mac, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }

    /** Whether the answer holds the code of that command, whatever stands between its digits. In constant time. */
    boolean matches(String commandId, String answer) {
        return MessageDigest.isEqual(
                of(commandId).getBytes(US_ASCII), digits(answer).getBytes(US_ASCII));
    }

    /** The decimal digits of any script, as ASCII: a Korean keyboard may send full-width ones. */
    private static String digits(String answer) {
        StringBuilder digits = new StringBuilder();
        answer.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }
}
