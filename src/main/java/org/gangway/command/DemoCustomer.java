// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gangway.wire.Json;

/** A customer with a browser: HTTP in, server-sent events out. Knows nothing of what is behind the page. */
public final class DemoCustomer implements AutoCloseable {

    /** One thing the customer was told. */
    public record Told(
            String commandId, String caseId, String kind, String input, String text, String attachment, String link) {
        /** The step that asks: the case id holds no dot. */
        public String step() {
            String[] parts = commandId.split("\\.", -1);
            return parts.length < 2 ? "" : parts[1];
        }
    }

    private final URI app;
    private final HttpClient http;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final Thread listener;

    public DemoCustomer(URI app) {
        this.app = app;
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.listener = Thread.ofVirtual().unstarted(this::listen);
    }

    /** Gets an address, listens, then begins: nothing said to this customer is missed. */
    public void start(String language) {
        start(Map.of("language", language));
    }

    /** @param wishes {@code language}, {@code scenario} */
    public void start(Map<String, String> wishes) {
        send(request("/api/conversations").POST(BodyPublishers.noBody()), 201);
        listener.start();
        awaitStream();
        Map<String, String> start = new LinkedHashMap<>(wishes);
        start.put("kind", "start");
        message(start);
    }

    public void say(Told question, String text) {
        message(Map.of("kind", "text", "answers", question.commandId(), "text", text));
    }

    public void seen(Told farewell) {
        json("/api/seen", Map.of("id", UUID.randomUUID().toString(), "answers", farewell.commandId()));
    }

    public void photo(Told question, byte[] jpeg) {
        String boundary = "gangway" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(
                body,
                boundary,
                "name=\"id\"",
                "text/plain",
                UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        part(
                body,
                boundary,
                "name=\"answers\"",
                "text/plain",
                question.commandId().getBytes(StandardCharsets.UTF_8));
        part(body, boundary, "name=\"photo\"; filename=\"photo.jpg\"", "image/jpeg", jpeg);
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        send(
                request("/api/photos")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                202);
    }

    public byte[] attachment(Told told) {
        try {
            return http.send(request(told.attachment()).GET().build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new DemoFailed("the attachment could not be fetched", e);
        }
    }

    /** @throws DemoFailed if nothing comes in time */
    public Told next(Duration patience) {
        try {
            Told next = told.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new DemoFailed("nothing was said to the customer for " + patience.toSeconds() + " s", null);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted", e);
        }
    }

    @Override
    public void close() {
        listener.interrupt();
        http.shutdownNow();
    }

    private void awaitStream() {
        try {
            if (!open.await(15, TimeUnit.SECONDS)) {
                throw new DemoFailed("the event stream did not open", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted", e);
        }
    }

    private void listen() {
        try {
            HttpResponse<Stream<String>> response =
                    http.send(request("/api/stream").GET().build(), BodyHandlers.ofLines());
            open.countDown();
            response.body().filter(line -> line.startsWith("data:")).forEach(line -> hear(line.substring(5)));
        } catch (IOException | UncheckedIOException e) {
            open.countDown(); // the page is closed, or the app is gone: next() says so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String data) {
        try {
            JsonNode json = Json.MAPPER.readTree(data);
            if (!json.hasNonNull("kind")) {
                return; // the stream's own signs
            }
            told.add(new Told(
                    json.path("commandId").asText(),
                    json.path("caseId").asText(),
                    json.path("kind").asText(),
                    json.path("input").asText(),
                    json.path("text").asText(),
                    json.path("attachment").asText(),
                    json.path("link").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends a message as it is, with an id of its own if {@code fields} has none.
     *
     * @throws DemoFailed if it is not accepted
     */
    public void message(Map<String, String> fields) {
        Map<String, String> message = new LinkedHashMap<>(fields);
        message.putIfAbsent("id", UUID.randomUUID().toString());
        json("/api/messages", message);
    }

    private void json(String path, Map<String, String> body) {
        send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.write(body))),
                202);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.resolve(path));
    }

    private void send(HttpRequest.Builder request, int expected) {
        try {
            int status = http.send(request.timeout(Duration.ofSeconds(15)).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != expected) {
                throw new DemoFailed("the web channel answered " + status + " instead of " + expected, null);
            }
        } catch (IOException e) {
            throw new DemoFailed("the web channel does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailed("interrupted", e);
        }
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String type, byte[] content) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; " + name + "\r\nContent-Type: " + type
                + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
