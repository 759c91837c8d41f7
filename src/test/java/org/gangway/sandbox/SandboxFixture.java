// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A sandbox on free ports, and somebody who talks to it. */
public final class SandboxFixture implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    public final Sandbox sandbox;

    public SandboxFixture(Path data) {
        sandbox = Sandbox.start(new SandboxSettings(0, 0, 1000, "connect-key"), data);
    }

    @Override
    public void close() {
        client.shutdownNow();
        sandbox.close();
    }

    public URI url(String path) {
        return sandbox.url().resolve(path);
    }

    public JsonNode get(String path) {
        return json(send("GET", path, "", ""));
    }

    public JsonNode post(String path, String body) {
        return json(send("POST", path, body, ""));
    }

    /** One more fault. */
    public void turn(String target, String fault, int times, long millis) {
        String knob = "{\"target\":\"%s\",\"fault\":\"%s\",\"times\":%d,\"millis\":%d}";
        post("/knobs", knob.formatted(target, fault, times, millis));
    }

    public long distinct(String effect) {
        return get("/counts").path(effect).path("distinct").asLong();
    }

    public long repeats(String effect) {
        return get("/counts").path(effect).path("repeats").asLong();
    }

    public HttpResponse<String> send(String method, String path, String body, String idempotencyKey) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> response) {
        try {
            return SandboxJson.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
