// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Makes and reads the tokens in browsers' cookies: a random address of 128 bits and the time until which it counts,
 * signed by this installation. The address is the conversation's, so a token opens that one conversation and no other; a
 * token that was made up, altered, comes from elsewhere or is too old opens none.
 */
final class ConversationTokens {

    private static final int ADDRESS_BYTES = 16;
    private static final int SIGNATURE_BYTES = 16;
    private static final int SIGNED_BYTES = ADDRESS_BYTES + Long.BYTES;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{54}");
    private static final byte[] PURPOSE = "gangway conversation token 1".getBytes(StandardCharsets.UTF_8);

    private final Supplier<byte[]> secret;
    private final Duration age;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ConversationTokens(Supplier<byte[]> secret, Duration age, InstantSource clock) {
        this.secret = secret;
        this.age = age;
        this.clock = clock;
    }

    /** For a conversation that nobody had before. */
    String fresh() {
        byte[] address = new byte[ADDRESS_BYTES];
        random.nextBytes(address);
        ByteBuffer token = ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES)
                .put(address)
                .putLong(clock.instant().plus(age).getEpochSecond());
        token.put(signature(token.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The address in the token, if it is one of ours and still counts. */
    Optional<String> address(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        byte[] address = new byte[ADDRESS_BYTES];
        bytes.get(address);
        Instant until = Instant.ofEpochSecond(Math.clamp(bytes.getLong(), 0, Instant.MAX.getEpochSecond()));
        byte[] signature = new byte[SIGNATURE_BYTES];
        bytes.get(signature);
        boolean ours = MessageDigest.isEqual(signature, signature(bytes.array()));
        return ours && clock.instant().isBefore(until)
                ? Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(address))
                : Optional.empty();
    }

    private byte[] signature(byte[] token) {
        byte[] signed = ByteBuffer.allocate(PURPOSE.length + SIGNED_BYTES)
                .put(PURPOSE)
                .put(token, 0, SIGNED_BYTES)
                .array();
        return Arrays.copyOf(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret.get()).hmac(signed), SIGNATURE_BYTES);
    }
}
