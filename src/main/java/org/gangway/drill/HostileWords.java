// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What attackers write. Each text has the mark in it, so that it is found wherever it must not be. */
final class HostileWords {
    /** In no log line. */
    static final String MARK = "zq9hostile";

    private static final List<String> TEXTS = List.of(
            "${" + MARK + "}",
            "#{" + MARK + "}",
            "${T(java.lang.Runtime).getRuntime().exec('" + MARK + "')}",
            "__${T(java.lang.System).getenv()}__::" + MARK,
            "*{" + MARK + "}~{" + MARK + "}",
            "${jndi:ldap://" + MARK + "/x}",
            "{0,choice,0#" + MARK + "|1#x}",
            "{" + MARK + ", plural, other {#{{{{}}}",
            "'{'" + MARK + "''{",
            "${header.CamelFileName}${body}${bean:" + MARK + "}",
            "{{" + MARK + "}}{{gangway.prefix}}",
            "<script>alert('" + MARK + "')</script>",
            "' OR 1=1;-- " + MARK,
            "\u0000\u0001" + MARK + "\u001b[31m",
            MARK + "\r\nSet-Cookie: a=b\r\n\r\nHTTP/1.1 200 OK",
            "\u202e" + MARK + "\u202c\u200b\ufeff",
            MARK + "e\u0301\u0301\u0301\u0301\u0301".repeat(200),
            "%s%n%x%d" + MARK,
            MARK + "9".repeat(3_000),
            MARK + " \uD83D\uDE00\uFFFF",
            MARK + "a".repeat(3_900) + "!",
            "(".repeat(2_000) + MARK,
            "yes",
            "no",
            "stop",
            "start",
            "human",
            "help",
            "7 May 1990",
            "change e-mail to " + MARK + "@example.org",
            "1e999999999",
            "-0",
            "");

    private static final List<String> PATHS = List.of(
            "..",
            "../../../../etc/passwd",
            "..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e/%2e%2e/%2e%2e/",
            "..%252f..%252f",
            "..;/..;/actuator/env",
            "..%5c..%5cwindows",
            "%c0%ae%c0%ae/",
            "%00",
            "x%00.jws",
            "%",
            "%zz",
            "a;b=c",
            "//",
            "0123456789abcdef0123456789abcdef-0",
            "0123456789abcdef0123456789abcdef-9999999999999999",
            "0123456789abcdef0123456789abcdef-1764000000000",
            "0123456789abcdef0123456789abcdef-1764000000000.close-case.1",
            "0123456789ABCDEF0123456789ABCDEF-1",
            "-1",
            "0",
            "11",
            "12",
            "2147483648",
            "-9223372036854775808",
            "99999999999999999999",
            "1e5",
            "NaN",
            "%E2%80%AE",
            "%F0%9F%98%80");

    private HostileWords() {}

    static String text(Random random) {
        String text = TEXTS.get(random.nextInt(TEXTS.size()));
        return random.nextInt(5) == 0 ? text + TEXTS.get(random.nextInt(TEXTS.size())) : text;
    }

    /** What stands in a path where an id belongs. */
    static String id(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> URLEncoder.encode(text(random), StandardCharsets.UTF_8);
            case 1 -> MARK + "x".repeat(random.nextInt(6_000));
            default -> PATHS.get(random.nextInt(PATHS.size()));
        };
    }

    /** Bits turned, bytes repeated, taken out or put in, the end cut off. */
    static byte[] mutated(Random random, byte[] bytes) {
        byte[] mutant = bytes.clone();
        for (int i = random.nextInt(8); i >= 0 && mutant.length > 1; i--) {
            int at = random.nextInt(mutant.length);
            mutant = switch (random.nextInt(5)) {
                case 0 -> turned(mutant, at, random.nextInt(8));
                case 1 -> Arrays.copyOf(mutant, at);
                case 2 -> joined(Arrays.copyOf(mutant, at), noise(random, 16), tail(mutant, at));
                case 3 -> joined(Arrays.copyOf(mutant, at), tail(mutant, at / 2));
                default -> joined(Arrays.copyOf(mutant, at), tail(mutant, Math.min(mutant.length, at + 9)));
            };
        }
        return mutant;
    }

    static byte[] noise(Random random, int most) {
        byte[] noise = new byte[random.nextInt(most) + 1];
        random.nextBytes(noise);
        return noise;
    }

    static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] turned(byte[] bytes, int at, int bit) {
        bytes[at] ^= (byte) (1 << bit);
        return bytes;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }
}
