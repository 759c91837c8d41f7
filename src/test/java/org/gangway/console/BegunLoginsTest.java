// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class BegunLoginsTest {

    private final BegunLogins logins = new BegunLogins();

    @Test
    void aLoginIsFinishedOnceByTheBrowserThatBeganIt() {
        Cookie cookie = begin("s1");
        assertThat(logins.removeAuthorizationRequest(back("s1", cookie), new MockHttpServletResponse()))
                .isNotNull();
        assertThat(logins.loadAuthorizationRequest(back("s1", cookie))).isNull();
    }

    @Test
    void anotherBrowserCannotFinishIt() {
        begin("s1");
        Cookie other = begin("s2");
        assertThat(logins.loadAuthorizationRequest(back("s1", other))).isNull();
        assertThat(logins.loadAuthorizationRequest(back("s1", null))).isNull();
    }

    @Test
    void howeverManyStrangersBeginThereAreOnlySoMany() {
        for (int i = 0; i < BegunLogins.MOST + 500; i++) {
            begin("s" + i);
        }
        assertThat(logins.count()).isLessThanOrEqualTo(BegunLogins.MOST);
    }

    private Cookie begin(String state) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();
        logins.saveAuthorizationRequest(
                OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri("https://id.example/authorize")
                        .clientId("gangway")
                        .state(state)
                        .build(),
                request,
                response);
        assertThat(request.getSession(false)).isNull();
        return Objects.requireNonNull(response.getCookie(BegunLogins.COOKIE));
    }

    private static MockHttpServletRequest back(String state, @Nullable Cookie cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("state", state);
        if (cookie != null) {
            request.setCookies(cookie);
        }
        return request;
    }
}
