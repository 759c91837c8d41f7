// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The limit of a whole installation; those of a conversation and an address are {@code LimitsIT}'s. */
class ThrottleTest {
    private final Visitors visitors = new Visitors(
            new Pseudonyms(() -> new byte[32]),
            new ConversationTokens(() -> new byte[32], Duration.ofDays(1), InstantSource.system()),
            Duration.ofDays(1));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void anInstallationTakesOnlySoManyRequestsWhoeverTheyAreOf() throws Exception {
        Throttle throttle = new Throttle(visitors, new WebLimits(0, 0, 0, 5), meters);
        int[] answers = new int[8];
        for (int i = 0; i < answers.length; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/conversations");
            request.setRemoteAddr("198.51.100." + i);
            MockHttpServletResponse response = new MockHttpServletResponse();
            throttle.doFilter(request, response, new MockFilterChain());
            answers[i] = response.getStatus();
        }
        assertThat(IntStream.of(answers)).containsExactly(200, 200, 200, 200, 200, 429, 429, 429);
        assertThat(meters.counter("gangway.web.refused", "limit", "installation")
                        .count())
                .isEqualTo(3);
    }
}
