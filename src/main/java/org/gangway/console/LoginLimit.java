// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.gangway.guard.Address;
import org.gangway.guard.Limit;
import org.gangway.guard.TooMany;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses whoever guesses passwords, before the password is looked at. What counts is failures: of a login from one
 * address, so that nobody locks others out; five times as many of an address, ten times as many of a login from anywhere.
 */
final class LoginLimit extends OncePerRequestFilter {

    private static final Duration TIME = Duration.ofMinutes(15);
    private static final int LONGEST_NAME = 100;

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
    private final Limit pair;
    private final Limit address;
    private final Limit login;

    LoginLimit(int tries) {
        pair = new Limit(tries, TIME);
        address = new Limit(5L * tries, TIME);
        login = new Limit(10L * tries, TIME);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = login(request).orElse("");
        String from = Address.of(request.getRemoteAddr());
        Duration wait = name.isEmpty() ? Duration.ZERO : take(from, name);
        if (!wait.isZero()) {
            TooMany.answer(response, wait);
            return;
        }
        chain.doFilter(request, response);
        if (!name.isEmpty() && !failed(response)) {
            giveBack(from, name);
        }
    }

    // taken beforehand and given back, or many guesses at the same time would all pass
    private Duration take(String from, String name) {
        Duration wait = pair.take(from + " " + name);
        if (wait.isZero()) {
            wait = address.take(from);
        }
        return wait.isZero() ? login.take(name) : wait;
    }

    private void giveBack(String from, String name) {
        pair.giveBack(from + " " + name);
        address.giveBack(from);
        login.giveBack(name);
    }

    private Optional<String> login(HttpServletRequest request) {
        boolean form =
                request.getMethod().equals("POST") && request.getRequestURI().endsWith("/login");
        Optional<String> name = form ? Optional.ofNullable(request.getParameter("username")) : ofProgram(request);
        return name.map(text -> text.strip().toLowerCase(Locale.ROOT))
                .map(text -> text.substring(0, Math.min(LONGEST_NAME, text.length())));
    }

    private Optional<String> ofProgram(HttpServletRequest request) {
        try {
            return Optional.ofNullable(basic.convert(request)).map(token -> token.getName());
        } catch (AuthenticationException e) {
            return Optional.of("?"); // a header that nobody can read counts as well
        }
    }

    private static boolean failed(HttpServletResponse response) {
        String location = response.getHeader("Location");
        return response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                || (location != null && location.endsWith("/login?error"));
    }
}
