// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The page that somebody wanted who has to log in first. In a cookie, since a stranger has no session; and only a path of our
 * own pages, so that whoever writes the cookie sends nobody elsewhere.
 */
final class WantedPage implements RequestCache {
    static final String COOKIE = "gangway_wanted";

    private static final Pattern PAGE =
            Pattern.compile("/(cases|reviews|hits|routes|reports)(/[A-Za-z0-9._-]{1,200})?");
    private static final Duration AGE = Duration.ofMinutes(10);

    private final String sameSite;

    /** @param fromElsewhere whether the browser comes back from another site when it has logged in */
    WantedPage(boolean fromElsewhere) {
        this.sameSite = fromElsewhere ? "Lax" : "Strict";
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getServletPath();
        if (request.getMethod().equals("GET") && PAGE.matcher(path).matches()) {
            put(request, response, path, AGE);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie != null && PAGE.matcher(cookie.getValue()).matches()
                ? new SimpleSavedRequest(cookie.getValue())
                : null;
    }

    /** Nothing but the path is kept, so the request is the one that came. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest wanted = getRequest(request, response);
        if (wanted != null && wanted.getRedirectUrl().equals(request.getServletPath())) {
            removeRequest(request, response);
        }
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        put(request, response, "", Duration.ZERO);
    }

    private void put(HttpServletRequest request, HttpServletResponse response, String path, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, path)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite(sameSite)
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
