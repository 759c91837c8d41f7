// SPDX-License-Identifier: Apache-2.0
package org.gangway.channels;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** Knows a browser by the token in its cookie. Nothing is kept here: the pseudonym of its address is the conversation. */
final class Visitors {

    static final String COOKIE = "gangway_conversation";
    /** Over https: a name that a browser takes only from this very host, with {@code Secure} and for the whole site. */
    static final String SECURE_COOKIE = "__Host-" + COOKIE;

    private final Pseudonyms pseudonyms;
    private final ConversationTokens tokens;
    private final Duration age;

    Visitors(Pseudonyms pseudonyms, ConversationTokens tokens, Duration age) {
        this.pseudonyms = pseudonyms;
        this.tokens = tokens;
        this.age = age;
    }

    /** A cookie with a fresh token. */
    ResponseCookie welcome(boolean https) {
        return ResponseCookie.from(name(https), tokens.fresh())
                .httpOnly(true)
                .secure(https)
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build();
    }

    Optional<String> conversation(HttpServletRequest request) {
        return cookies(request)
                .filter(cookie -> name(request.isSecure()).equals(cookie.getName()))
                .findFirst()
                .flatMap(cookie -> tokens.address(cookie.getValue()))
                .map(address -> pseudonyms.of("web", address));
    }

    /** @throws Refused (401) if the browser has no conversation */
    String require(HttpServletRequest request) {
        return conversation(request).orElseThrow(Refused::noConversation);
    }

    private static String name(boolean https) {
        return https ? SECURE_COOKIE : COOKIE;
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies);
    }
}
