// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.gangway.guard.Address;
import org.gangway.guard.Limit;
import org.gangway.guard.TooMany;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is too much: of one address, of this process of the installation, and of one conversation. */
final class Throttle extends OncePerRequestFilter {

    private static final Duration TIME = Duration.ofMinutes(1);

    private final Visitors visitors;
    private final MeterRegistry meters;
    private final Limit address;
    private final Limit begin;
    private final Limit conversation;
    private final Limit installation;

    Throttle(Visitors visitors, WebLimits limits, MeterRegistry meters) {
        this.visitors = visitors;
        this.meters = meters;
        this.address = new Limit(limits.address(), TIME);
        this.begin = new Limit(limits.begin(), TIME);
        this.conversation = new Limit(limits.conversation(), TIME);
        this.installation = new Limit(limits.installation(), TIME);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = patience(request);
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            TooMany.answer(response, wait);
        }
    }

    // an address first, so that one that is refused takes nothing from others
    private Duration patience(HttpServletRequest request) {
        String from = Address.of(request.getRemoteAddr());
        Duration wait = take("address", address, from);
        if (wait.isZero() && begins(request)) {
            wait = take("begin", begin, from);
        }
        if (wait.isZero()) {
            wait = visitors.conversation(request)
                    .map(own -> take("conversation", conversation, own))
                    .orElse(Duration.ZERO);
        }
        return wait.isZero() ? take("installation", installation, "") : wait;
    }

    private Duration take(String name, Limit limit, String key) {
        Duration wait = limit.take(key);
        if (!wait.isZero()) {
            Counter.builder("gangway.web.refused")
                    .description("requests beyond a limit")
                    .tag("limit", name)
                    .register(meters)
                    .increment();
        }
        return wait;
    }

    private static boolean begins(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().endsWith("/conversations");
    }
}
