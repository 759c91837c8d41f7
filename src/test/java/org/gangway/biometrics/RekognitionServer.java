// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Answers in the place of Amazon Rekognition, since no emulator has DetectFaces or Face Liveness, and moto's CompareFaces says 100
 * whatever it is sent. It answers nothing that the service model does not allow, and {@link #close} fails if it was ever asked
 * what the model does not allow.
 */
final class RekognitionServer implements AutoCloseable {
    static final String REGION = "eu-central-1";
    /** In every error's message: it must turn up nowhere. */
    static final String QUOTED = "Value-at-image-bytes-quoted-by-the-service";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AMZ_JSON = "application/x-amz-json-1.1";

    final RekognitionModel model;
    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    RekognitionServer() {
        this(new RekognitionModel());
    }

    RekognitionServer(RekognitionModel model) {
        this.model = model;
        server.start();
    }

    URI address() {
        return URI.create(server.baseUrl());
    }

    RekognitionSettings settings(int tries, Duration limit) {
        return new RekognitionSettings(REGION, address(), 99, 80, 90, limit, limit, tries);
    }

    RekognitionCalls calls(RekognitionSettings settings) {
        return new RekognitionCalls(RekognitionClients.client(
                settings, StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test-secret"))));
    }

    /** The model's example of an answer, changed. */
    RekognitionServer answer(String operation, Consumer<ObjectNode> change) {
        ObjectNode body = (ObjectNode) model.example(model.output(operation));
        change.accept(body);
        assertThat(model.problems(model.output(operation), body))
                .as("our own answer")
                .isEmpty();
        return raw(operation, 200, body.toString());
    }

    /** What no model allows, to see what becomes of nonsense. */
    RekognitionServer raw(String operation, int status, String body) {
        return stub(operation, json(status, body));
    }

    RekognitionServer error(String operation, String code, int status) {
        return raw(operation, status, error(code));
    }

    /** Once, and then whatever was said before. */
    RekognitionServer errorOnce(String operation, String code, int status) {
        server.stubFor(post(urlEqualTo("/"))
                .withHeader("X-Amz-Target", equalTo(model.target(operation)))
                .inScenario(operation)
                .whenScenarioStateIs("Started")
                .willSetStateTo("over")
                .willReturn(json(status, error(code))));
        return this;
    }

    RekognitionServer fault(String operation) {
        return stub(operation, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    RekognitionServer slow(String operation, Duration delay) {
        return stub(operation, json(200, "{}").withFixedDelay((int) delay.toMillis()));
    }

    private RekognitionServer stub(String operation, ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo("/"))
                .withHeader("X-Amz-Target", equalTo(model.target(operation)))
                .willReturn(response));
        return this;
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", AMZ_JSON)
                .withHeader("x-amzn-RequestId", "00000000-1111-2222-3333-444444444444")
                .withBody(body);
    }

    private static String error(String code) {
        return JSON.createObjectNode()
                .put("__type", code)
                .put("message", QUOTED)
                .toString();
    }

    /** The bodies of all requests for an operation, the first one first. */
    List<JsonNode> asked(String operation) {
        return requests().stream()
                .filter(request -> request.getHeader("X-Amz-Target").equals(model.target(operation)))
                .map(RekognitionServer::body)
                .toList();
    }

    List<LoggedRequest> requests() {
        return server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
    }

    private static JsonNode body(LoggedRequest request) {
        try {
            return JSON.readTree(request.getBody());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(LoggedRequest request) {
        assertThat(request.getMethod().getName()).isEqualTo("POST");
        assertThat(request.getUrl()).isEqualTo("/");
        assertThat(request.getHeader("Content-Type")).isEqualTo(AMZ_JSON);
        assertThat(request.getHeader("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 ")
                .contains("/" + REGION + "/rekognition/aws4_request");
        String operation = model.operations()
                .filter(one -> model.target(one).equals(request.getHeader("X-Amz-Target")))
                .findFirst()
                .orElseThrow();
        assertThat(model.problems(model.input(operation), body(request)))
                .as(operation)
                .isEmpty();
    }

    /** Holds what it was asked to the model, then begins anew. */
    void forget() {
        try {
            requests().forEach(this::check);
        } finally {
            server.resetAll();
        }
    }

    @Override
    public void close() {
        try {
            requests().forEach(this::check);
        } finally {
            server.stop();
        }
    }
}
