// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The login at an identity provider, only if one is configured; nothing of it is loaded else. */
@ConditionalOnExpression("!'${gangway.console.oidc.issuer:}'.isEmpty()")
@Configuration(proxyBeanMethods = false)
class OidcConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Asked for the first time when somebody logs in: the provider need not be there for a start. */
    @Bean
    SupplierClientRegistrationRepository staffRegistrations(ConsoleSettings settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(settings.oidc())));
    }

    @Bean
    OidcLogin oidcLogin(SupplierClientRegistrationRepository registrations, ConsoleSettings settings) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(patient())
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return new OidcLogin(registrations, tokens, new OidcStaff(settings.oidc()));
    }

    /** As Spring's own, but that it does not wait for ever. RS256 only: no other, and above all not none. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        return registration -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                            registration.getProviderDetails().getJwkSetUri()))
                    .restOperations(new RestTemplate(patient()))
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
            return decoder;
        };
    }

    private static ClientRegistration registration(OidcSettings oidc) {
        String issuer = Objects.requireNonNull(oidc.issuer(), "configured");
        boolean told = oidc.authorizationUri() != null && oidc.tokenUri() != null && oidc.keysUri() != null;
        ClientRegistration.Builder registration = told
                ? ClientRegistration.withRegistrationId(OidcLogin.REGISTRATION)
                        .issuerUri(issuer)
                        .authorizationUri(oidc.authorizationUri())
                        .tokenUri(oidc.tokenUri())
                        .jwkSetUri(oidc.keysUri())
                : ClientRegistrations.fromOidcIssuerLocation(issuer).registrationId(OidcLogin.REGISTRATION);
        return registration
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .clientAuthenticationMethod(
                        oidc.clientSecret() == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(oidc.scopes())
                .build();
    }

    private static ClientHttpRequestFactory patient() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(PATIENCE);
        factory.setReadTimeout(PATIENCE);
        return factory;
    }
}
