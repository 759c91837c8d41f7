// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.gangway.wire.Json;

/** HTTP as a patient browser does it: while nobody is there it tries again, always with the same message. */
final class WebClient {
    static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Posts until it is taken. @throws DrillFailed if it is refused: what a drill sends is always right */
    HttpResponse<String> post(URI uri, String cookie, Map<String, String> body) throws InterruptedException {
        return post(uri, cookie, "application/json", Json.write(body));
    }

    /** The same with any body. */
    HttpResponse<String> post(URI uri, String cookie, String type, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Cookie", cookie)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        while (true) {
            Optional<HttpResponse<String>> answer = send(request);
            if (answer.isPresent() && answer.get().statusCode() < 300) {
                return answer.get();
            }
            int status = answer.map(HttpResponse::statusCode).orElse(503);
            if (status < 500 && status != 429) {
                throw new DrillFailed(uri.getPath() + " answered " + status);
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Empty if nobody answers, or not with JSON. */
    Optional<JsonNode> get(URI uri, String authorization) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT).header("Accept", "application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.build())
                .filter(answer -> answer.statusCode() == 200)
                .map(answer ->
                        Json.read(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8), JsonNode.class));
    }

    /** Empty if nobody answers. */
    String page(URI uri) {
        try {
            return send(HttpRequest.newBuilder(uri).timeout(LIMIT).build())
                    .map(HttpResponse::body)
                    .orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailed("interrupted");
        }
    }

    /** The status of one try; 0 if nobody answers. */
    int tryPost(URI uri, String authorization, Map<String, ?> body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(body)));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.build()).map(HttpResponse::statusCode).orElse(0);
    }

    /** @throws DrillFailed if it is not done */
    void delete(URI uri) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(LIMIT).DELETE().build();
        if (send(request).map(HttpResponse::statusCode).orElse(503) >= 300) {
            throw new DrillFailed(uri.getPath() + " could not be deleted");
        }
    }

    /** An open stream, or empty if there is none just now. */
    Optional<InputStream> stream(URI uri, String cookie) throws InterruptedException {
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(uri).header("Cookie", cookie).build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return Optional.of(answer.body());
            }
            answer.body().close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
