// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gangway.biometrics.StreamedLiveness;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The page that streams to an engine that watches by itself, and what it loads: there only where one does, and the only page that
 * may connect to elsewhere and run WebAssembly.
 */
final class LivePage extends OncePerRequestFilter {
    private static final String POLICY = "default-src 'none'; object-src 'none'; script-src 'self' 'wasm-unsafe-eval'; "
            + "style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' %s; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final Optional<String> policy;

    LivePage(Optional<StreamedLiveness> engine) {
        this.policy = engine.map(streams ->
                POLICY.formatted(streams.origins().stream().map(URI::toString).collect(Collectors.joining(" "))));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (policy.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return;
        }
        response.setHeader("Content-Security-Policy", policy.get());
        chain.doFilter(request, response);
    }
}
