// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;

/** At the bank's identity provider: authorization code with PKCE, state and nonce; only the ID token is looked at. */
record OidcLogin(
        ClientRegistrationRepository registrations,
        OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens,
        OidcStaff staff)
        implements StaffLogin {

    static final String REGISTRATION = "staff";
    private static final String BEGIN = "/oauth2/authorization";

    @Override
    public void configure(HttpSecurity http) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver request =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, BEGIN);
        request.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(login -> login.loginPage("/login")
                .defaultSuccessUrl("/cases")
                .failureHandler(StaffLogin.failed())
                .authorizationEndpoint(point ->
                        point.authorizationRequestResolver(request).authorizationRequestRepository(new BegunLogins()))
                .tokenEndpoint(point -> point.accessTokenResponseClient(tokens))
                .userInfoEndpoint(point -> point.oidcUserService(staff::known)));
    }

    @Override
    public boolean returnsFromElsewhere() {
        return true;
    }
}
