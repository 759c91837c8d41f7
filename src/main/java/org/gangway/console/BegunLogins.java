// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;

/**
 * Logins that have begun and are at the provider now, each bound to its browser by a cookie. Strangers begin them, so they are
 * in no session, and there are only so many: whoever begins thousands makes others begin again, and fills no memory.
 */
final class BegunLogins implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    static final String COOKIE = "gangway_login";
    /** Over https: a name that a browser takes only from this very host. */
    static final String SECURE_COOKIE = "__Host-" + COOKIE;

    static final int MOST = 10_000;
    private static final Duration AGE = Duration.ofMinutes(10);

    private final Cache<String, OAuth2AuthorizationRequest> byState =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AGE).build();

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter("state");
        Cookie cookie = WebUtils.getCookie(request, name(request));
        return state != null && cookie != null && state.equals(cookie.getValue()) ? byState.getIfPresent(state) : null;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request, HttpServletResponse response) {
        if (begun == null) {
            removeAuthorizationRequest(request, response);
        } else {
            byState.put(begun.getState(), begun);
            put(request, response, begun.getState(), AGE);
        }
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        if (begun != null) {
            byState.invalidate(begun.getState());
            put(request, response, "", Duration.ZERO);
        }
        return begun;
    }

    /** How many there are. */
    long count() {
        byState.cleanUp();
        return byState.estimatedSize();
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? SECURE_COOKIE : COOKIE;
    }

    /** Lax: the browser comes back from another site. */
    private static void put(HttpServletRequest request, HttpServletResponse response, String state, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(request), state)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
