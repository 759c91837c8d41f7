// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** Knows a browser by the random token in its cookie. Nothing is kept here: the token's pseudonym is the conversation. */
final class Visitors {

    static final String COOKIE = "gangway_conversation";
    private static final int TOKEN_BYTES = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final Pseudonyms pseudonyms;
    private final Duration age;
    private final SecureRandom random = new SecureRandom();

    Visitors(Pseudonyms pseudonyms, Duration age) {
        this.pseudonyms = pseudonyms;
        this.age = age;
    }

    /** A cookie with a fresh token. */
    ResponseCookie welcome(boolean https) {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return ResponseCookie.from(
                        COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(token))
                .httpOnly(true)
                .secure(https)
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build();
    }

    Optional<String> conversation(HttpServletRequest request) {
        return cookies(request)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(token -> TOKEN.matcher(token).matches())
                .findFirst()
                .map(token -> pseudonyms.of("web", token));
    }

    /** @throws Refused (401) if the browser has no conversation */
    String require(HttpServletRequest request) {
        return conversation(request).orElseThrow(Refused::noConversation);
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies);
    }
}
