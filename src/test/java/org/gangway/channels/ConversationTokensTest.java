// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ConversationTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final ConversationTokens tokens = tokens(1, NOW);

    @Test
    void everyTokenIsOfItsOwnConversation() {
        Set<String> addresses = new HashSet<>();
        IntStream.range(0, 1_000)
                .forEach(i -> addresses.add(tokens.address(tokens.fresh()).orElseThrow()));
        assertThat(addresses).hasSize(1_000).allMatch(address -> address.length() == 22);
    }

    @Test
    void aTokenExpires() {
        String token = tokens.fresh();
        assertThat(tokens(1, NOW.plus(Duration.ofDays(14)).minusSeconds(1)).address(token))
                .isEqualTo(tokens.address(token));
        assertThat(tokens(1, NOW.plus(Duration.ofDays(14))).address(token)).isEmpty();
    }

    @Test
    void noBitOfATokenCanBeChanged() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.fresh());
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.address(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @Test
    void whatSomebodyMadeUpOpensNothing() {
        assertThat(tokens(2, NOW).address(tokens.fresh())).isEmpty();
        for (String madeUp :
                new String[] {"", "A".repeat(22), "A".repeat(54), "-".repeat(54), "A".repeat(5_000), "ä"}) {
            assertThat(tokens.address(madeUp)).isEmpty();
        }
    }

    @Test
    void overHttpsOnlyTheCookieOfThisVeryHostCounts() {
        Visitors visitors = new Visitors(new Pseudonyms(() -> new byte[32]), tokens, Duration.ofDays(14));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(true);
        request.setCookies(new jakarta.servlet.http.Cookie(Visitors.COOKIE, tokens.fresh()));
        assertThat(visitors.conversation(request)).isEmpty();
        request.setCookies(new jakarta.servlet.http.Cookie(Visitors.SECURE_COOKIE, tokens.fresh()));
        assertThat(visitors.conversation(request)).isPresent();
    }

    private static ConversationTokens tokens(int secret, Instant now) {
        byte[] key = new byte[32];
        key[0] = (byte) secret;
        return new ConversationTokens(() -> key, Duration.ofDays(14), InstantSource.fixed(now));
    }
}
