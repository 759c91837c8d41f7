// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The token of a form: in the session of whoever is logged in, in a cookie of whoever is not. A stranger has no session, or
 * asking for the login page again and again would fill the memory.
 */
final class FormTokens implements CsrfTokenRepository {
    static final String COOKIE = "gangway_form";
    /** Over https: a name that a browser takes only from this very host. */
    static final String SECURE_COOKIE = "__Host-" + COOKIE;

    private final CsrfTokenRepository ofStaff = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository ofStranger = cookie(COOKIE);
    private final CsrfTokenRepository ofStrangerOverHttps = cookie(SECURE_COOKIE);

    private static CsrfTokenRepository cookie(String name) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(name);
        tokens.setHeaderName("X-CSRF-TOKEN"); // as in a session: a page is the same before and after the login
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            return ofStaff;
        }
        return request.isSecure() ? ofStrangerOverHttps : ofStranger;
    }
}
