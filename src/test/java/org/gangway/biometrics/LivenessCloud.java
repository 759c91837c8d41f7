// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/** Rekognition and the Security Token Service, for an application whose pages stream to Face Liveness. */
public final class LivenessCloud implements AutoCloseable {
    public static final String KEY = "ASIAKEYOFONEPAGE0000";
    public static final String SECRET = "secret-of-one-page-secret-of-one-page";
    public static final String TOKEN = "token-of-one-page";
    public static final String ROLE = "arn:aws:iam::123456789012:role/gangway-page";

    private static final String KEYS =
            """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>\
            <AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken>\
            <Expiration>2036-11-26T12:15:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""
                    .formatted(KEY, SECRET, TOKEN);
    private static final String DENIED =
            """
            <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
            <Code>AccessDenied</Code><Message>%s</Message></Error></ErrorResponse>"""
                    .formatted(RekognitionServer.QUOTED);

    private final RekognitionServer rekognition = new RekognitionServer();
    private final WireMockServer sts = new WireMockServer(wireMockConfig().dynamicPort());

    public LivenessCloud() {
        sts.start();
        sts.stubFor(post(anyUrl()).willReturn(aResponse().withBody(KEYS)));
        RekognitionAnswers.oneFace(rekognition, face -> {});
        RekognitionAnswers.similarity(rekognition, 99.9);
    }

    URI sts() {
        return URI.create(sts.baseUrl());
    }

    RekognitionServer rekognition() {
        return rekognition;
    }

    /** For the application. */
    public Map<String, String> settings() {
        return Map.of(
                "gangway.faces.engine",
                "rekognition",
                "gangway.faces.rekognition.region",
                RekognitionServer.REGION,
                "gangway.faces.rekognition.endpoint",
                rekognition.address().toString(),
                "gangway.faces.rekognition.attempt",
                "8s", // the machine may have other work
                "gangway.faces.rekognition.page.role",
                ROLE,
                "gangway.faces.rekognition.page.sts",
                sts.baseUrl());
    }

    /** The next session that is opened. */
    public void opens(String session) {
        rekognition.answer("CreateFaceLivenessSession", answer -> answer.put("SessionId", session));
    }

    /** What is said of the session from now on. */
    public void saw(String session, byte[] selfie) {
        rekognition.answer("GetFaceLivenessSessionResults", answer -> {
            answer.put("SessionId", session).put("Status", "SUCCEEDED").put("Confidence", 99.5f);
            ((ObjectNode) answer.get("ReferenceImage")).put("Bytes", selfie);
        });
    }

    void deniesKeys() {
        sts.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(403).withBody(DENIED)));
    }

    /** Of each session that was asked for. */
    public List<String> attempts() {
        return rekognition.asked("CreateFaceLivenessSession").stream()
                .map(request -> request.get("ClientRequestToken").asText())
                .toList();
    }

    /** What was asked of the Security Token Service each time. */
    public List<Map<String, String>> keysAsked() {
        return sts.findAll(postRequestedFor(anyUrl())).stream()
                .map(LivenessCloud::form)
                .toList();
    }

    private static Map<String, String> form(LoggedRequest request) {
        return UriComponentsBuilder.fromUriString("?" + request.getBodyAsString())
                .build()
                .getQueryParams()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> java.net.URLDecoder.decode(
                                field.getValue().getFirst(), java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        sts.stop();
        rekognition.close();
    }
}
