// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.servlet.DispatcherServlet;

/** Staff log in at an identity provider; every way of doing it wrong that can be made is tried. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcLoginIT {

    private static final String BEGIN = "/oauth2/authorization/staff";
    private static final String BACK = "/login/oauth2/code/staff";

    private final HttpClient http = HttpClient.newHttpClient();
    private final IdentityProvider provider = new IdentityProvider();
    private RunningGangway gangway;

    @BeforeAll
    void start() {
        gangway = RunningGangway.start(Map.of(
                "server.forward-headers-strategy",
                "native",
                "gangway.console.oidc.issuer",
                provider.issuer(),
                "gangway.console.oidc.client-id",
                IdentityProvider.CLIENT,
                "gangway.console.oidc.client-secret",
                IdentityProvider.SECRET,
                "gangway.console.oidc.roles-claim",
                "cognito:groups"));
    }

    @AfterAll
    void stop() {
        gangway.close();
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({"gangway-operations, 200", "gangway-reviewer, 200", "gangway-auditor, 403", "gangway-route-author, 403"
    })
    void aRoleOfTheClaimOpensWhatItOpens(String group, int reviews) throws Exception {
        Visit visit = visit();
        assertThat(login(visit, claims -> signed(claims, "everybody", group))).isEqualTo("/cases");
        assertThat(visit.told)
                .anySatisfy(cookie -> assertThat(cookie).contains("JSESSIONID", "HttpOnly", "Secure", "SameSite=Lax"));
        assertThat(visit.page("/cases")).contains(">u-17<");
        assertThat(status(visit, "GET", "/reviews")).isEqualTo(reviews);
    }

    @Test
    void theRequestIsBoundToTheBrowser() throws Exception {
        Visit visit = visit();
        Map<String, String> asked = IdentityProvider.form(sentTo(visit).getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.get("redirect_uri")).startsWith("https://").endsWith(BACK);
        assertThat(visit.told)
                .allSatisfy(cookie ->
                        assertThat(cookie).contains("__Host-gangway_login=", "HttpOnly", "Secure", "SameSite=Lax"))
                .hasSize(1); // and no session: whoever begins a login is a stranger
    }

    /** What is wrong with a token. */
    enum Wrong {
        NO_ROLE,
        UNKNOWN_ROLE,
        OTHER_PREFIX,
        OTHER_KEY,
        NOT_SIGNED,
        SIGNED_WITH_THE_SECRET,
        OTHER_ISSUER,
        OTHER_AUDIENCE,
        OTHER_NONCE,
        NO_NONCE,
        EXPIRED
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatIsWrongOpensNothing(Wrong wrong) throws Exception {
        Visit visit = visit();
        assertThat(login(visit, claims -> token(wrong, claims))).isEqualTo("/login?error");
        assertThat(status(visit, "GET", "/cases")).isEqualTo(302);
    }

    @Test
    void aCodeOfAnotherBrowserOpensNothing() throws Exception {
        Visit thief = visit();
        Visit victim = visit();
        URI sentTo = sentTo(thief);
        sentTo(victim);
        String code = provider.letIn(sentTo, "thief", claims -> signed(claims, "gangway-reviewer"));
        String state = Objects.requireNonNull(
                IdentityProvider.form(sentTo.getRawQuery()).get("state"));
        assertThat(back(victim, code, state)).isEqualTo("/login?error");
        assertThat(status(victim, "GET", "/cases")).isEqualTo(302);
    }

    @Test
    void nobodyLogsInWithAPasswordHere() throws Exception {
        Visit visit = visit();
        assertThat(visit.page("/login")).contains(BEGIN).doesNotContain("type=\"password\"");
        assertThat(status(visit, "POST", "/login")).isEqualTo(403);
        assertThat(MappedEndpoints.of(Objects.requireNonNull(
                        gangway.bean(DispatcherServlet.class).getWebApplicationContext())))
                .contains("GET " + BEGIN, "GET " + BACK)
                .doesNotContain("POST /login");
    }

    private String token(Wrong wrong, JWTClaimsSet.Builder claims) {
        Instant past = Instant.now().minusSeconds(3600);
        return switch (wrong) {
            case NO_ROLE -> provider.signed(claims.build(), provider.key);
            case UNKNOWN_ROLE -> signed(claims, "gangway-admin", "gangway-REVIEWER");
            case OTHER_PREFIX -> signed(claims, "reviewer", "other-reviewer");
            case OTHER_KEY -> provider.signed(reviewer(claims), IdentityProvider.rsa());
            case NOT_SIGNED -> new PlainJWT(reviewer(claims)).serialize();
            case SIGNED_WITH_THE_SECRET -> mac(reviewer(claims));
            case OTHER_ISSUER -> signed(claims.issuer("https://id.example"), "gangway-reviewer");
            case OTHER_AUDIENCE -> signed(claims.audience("another"), "gangway-reviewer");
            case OTHER_NONCE -> signed(claims.claim("nonce", "another"), "gangway-reviewer");
            case NO_NONCE -> signed(claims.claim("nonce", null), "gangway-reviewer");
            case EXPIRED ->
                signed(
                        claims.issueTime(Date.from(past)).expirationTime(Date.from(past.plusSeconds(60))),
                        "gangway-reviewer");
        };
    }

    private static JWTClaimsSet reviewer(JWTClaimsSet.Builder claims) {
        return claims.claim("cognito:groups", List.of("gangway-reviewer")).build();
    }

    private String signed(JWTClaimsSet.Builder claims, String... groups) {
        return provider.signed(claims.claim("cognito:groups", List.of(groups)).build(), provider.key);
    }

    private static String mac(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(IdentityProvider.SECRET.repeat(2)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return where the browser is sent in the end */
    private String login(Visit visit, Function<JWTClaimsSet.Builder, String> token) throws Exception {
        URI sentTo = sentTo(visit);
        String code = provider.letIn(sentTo, "u-17", token);
        return back(
                visit,
                code,
                Objects.requireNonNull(
                        IdentityProvider.form(sentTo.getRawQuery()).get("state")));
    }

    private URI sentTo(Visit visit) throws Exception {
        HttpResponse<InputStream> response = visit.send("GET", BEGIN);
        response.body().close();
        URI sentTo = URI.create(response.headers().firstValue("location").orElseThrow());
        assertThat(sentTo.toString()).startsWith(provider.issuer() + "/authorize?");
        return sentTo;
    }

    private String back(Visit visit, String code, String state) throws Exception {
        HttpResponse<InputStream> response = visit.send(
                "GET", BACK + "?code=" + code + "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
        response.body().close();
        URI location = URI.create(response.headers().firstValue("location").orElseThrow());
        return location.getPath() + (location.getQuery() == null ? "" : "?" + location.getQuery());
    }

    private static int status(Visit visit, String method, String path) throws Exception {
        HttpResponse<InputStream> response = visit.send(method, path);
        response.body().close();
        return response.statusCode();
    }

    private Visit visit() {
        return new Visit(http, gangway.app());
    }
}
