// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionEndTest {

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void aSessionEndsWhenItIsTooOldHoweverBusyItIs() throws Exception {
        assertThat(endedAfter(Duration.ofHours(7))).isFalse();
        session.access();
        assertThat(endedAfter(Duration.ofHours(9))).isTrue();
    }

    private boolean endedAfter(Duration time) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        Clock later = Clock.offset(Clock.systemUTC(), time);
        new SessionEnd(Duration.ofHours(8), later)
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return session.isInvalid();
    }
}
