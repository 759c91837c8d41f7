// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WantedPageTest {

    private final WantedPage pages = new WantedPage(false);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cases",
                "/reviews",
                "/hits",
                "/hits/3-17",
                "/routes",
                "/reports/2026-11-26.jws",
                "/cases/0123abc-1764000000000"
            })
    void aPageOfOursIsRememberedAndForgottenWhenItIsReached(String page) {
        pages.saveRequest(asks(page), response);
        Cookie cookie = response.getCookie(WantedPage.COOKIE);
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();

        MockHttpServletRequest next = asks(page);
        next.setCookies(cookie);
        assertThat(pages.getRequest(next, response))
                .satisfies(wanted -> assertThat(wanted.getRedirectUrl()).isEqualTo(page));
        assertThat(pages.getMatchingRequest(next, response)).isNull();
        Cookie[] told = response.getCookies();
        assertThat(told[told.length - 1].getMaxAge()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/",
                "//elsewhere.example",
                "/cases/../login",
                "/cases//elsewhere.example",
                "/api/cases",
                "/cases/a b"
            })
    void nothingElseIs(String page) {
        pages.saveRequest(asks(page), response);
        assertThat(response.getCookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/cases", "//elsewhere.example", "/cases@elsewhere.example", "", "cases"
            })
    void aCookieThatSomebodyElseWroteLeadsNowhere(String written) {
        MockHttpServletRequest request = asks("/login");
        request.setCookies(new Cookie(WantedPage.COOKIE, written));
        assertThat(pages.getRequest(request, response)).isNull();
    }

    @Test
    void aFormThatWasSentIsNotRepeated() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/reviews");
        request.setServletPath("/reviews");
        pages.saveRequest(request, response);
        assertThat(response.getCookies()).isEmpty();
    }

    private static MockHttpServletRequest asks(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        return request;
    }
}
