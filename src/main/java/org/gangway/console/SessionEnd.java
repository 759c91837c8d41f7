// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that is too old. Pages ask again every few seconds, so an open page is never idle. */
final class SessionEnd extends OncePerRequestFilter {

    private final Duration longest;
    private final Clock clock;

    SessionEnd(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && begun(session).plus(longest).isBefore(clock.instant())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private static Instant begun(HttpSession session) {
        return Instant.ofEpochMilli(session.getCreationTime());
    }
}
