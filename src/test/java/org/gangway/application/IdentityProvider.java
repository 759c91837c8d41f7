// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gangway.wire.Json;

/** A small OpenID provider on the loopback address, which holds its client to PKCE, secret and redirect address. */
final class IdentityProvider implements AutoCloseable {

    static final String CLIENT = "gangway-test";
    static final String SECRET = "a-secret-of-the-test";

    final RSAKey key = rsa();
    private final HttpServer server;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** @param token makes the ID token of what the request asked for */
    private record Grant(Map<String, String> asked, Function<JWTClaimsSet.Builder, String> token, String login) {}

    IdentityProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", call -> answer(call, 200, configuration()));
        server.createContext("/keys", call -> answer(call, 200, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets a person in whom a browser was sent for. @return the code to come back with */
    String letIn(URI sentTo, String login, Function<JWTClaimsSet.Builder, String> token) {
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(form(sentTo.getRawQuery()), token, login));
        return code;
    }

    String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> request = form(new String(call.getRequestBody().readAllBytes(), UTF_8));
        Grant grant = grants.remove(request.getOrDefault("code", ""));
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        boolean right = grant != null
                && ("Basic " + basic).equals(call.getRequestHeaders().getFirst("Authorization"))
                && s256(request.getOrDefault("code_verifier", ""))
                        .equals(grant.asked().get("code_challenge"))
                && grant.asked().get("redirect_uri").equals(request.get("redirect_uri"));
        if (!right) {
            answer(call, 400, Map.of("error", "invalid_grant"));
            return;
        }
        answer(
                call,
                200,
                Map.of(
                        "access_token",
                        "opaque",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        grant.token().apply(claims(grant))));
    }

    private JWTClaimsSet.Builder claims(Grant grant) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(grant.login())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", grant.asked().get("nonce"));
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange call, int status, Map<String, Object> content) throws IOException {
        try (call) {
            byte[] body = Json.write(content);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(status, body.length);
            call.getResponseBody().write(body);
        }
    }
}
