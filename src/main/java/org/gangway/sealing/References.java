// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesSiv;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.function.SingletonSupplier;

/**
 * What a vendor gets to know of a command: a token that only this installation can make and read (AES-SIV, so it is
 * signed and says nothing), made for one vendor and of no use to another. The same command has the same token, or a
 * repeated call would not be the same call.
 */
public final class References {
    private static final int KEY_BYTES = 64;
    /** A conversation's id in hexadecimal, as channels make it. In bytes the token fits where 100 characters do. */
    private static final Pattern COMMAND = Pattern.compile("([0-9a-f]{32})(-.*)");

    private final Supplier<AesSiv> cipher;

    /** @param secret stays the same for ever; read when the first token is made */
    public References(Supplier<byte[]> secret) {
        this.cipher = SingletonSupplier.of(() -> cipher(secret.get()));
    }

    /** The token of a command for one vendor: letters, digits, {@code -} and {@code _}. */
    public String of(String vendor, String commandId) {
        try {
            byte[] sealed = cipher.get().encryptDeterministically(bytes(commandId), vendor.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-SIV", e);
        }
    }

    /** The command that a token of this vendor stands for; empty if it was not made here, or for another vendor. */
    public Optional<String> commandId(String vendor, String token) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token);
            return Optional.of(text(cipher.get().decryptDeterministically(sealed, vendor.getBytes(UTF_8))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AesSiv cipher(byte[] secret) {
        try {
            return new AesSiv(Hkdf.computeHkdf(
                    "HMACSHA256", secret, new byte[0], "vendor-references".getBytes(UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-SIV", e);
        }
    }

    private static byte[] bytes(String commandId) {
        Matcher matcher = COMMAND.matcher(commandId);
        byte[] conversation = matcher.matches() ? HexFormat.of().parseHex(matcher.group(1)) : new byte[0];
        byte[] rest = (matcher.matches() ? matcher.group(2) : commandId).getBytes(UTF_8);
        return ByteBuffer.allocate(1 + conversation.length + rest.length)
                .put((byte) conversation.length)
                .put(conversation)
                .put(rest)
                .array();
    }

    private static String text(byte[] bytes) {
        int length = bytes[0];
        return HexFormat.of().formatHex(bytes, 1, 1 + length)
                + new String(bytes, 1 + length, bytes.length - 1 - length, UTF_8);
    }
}
