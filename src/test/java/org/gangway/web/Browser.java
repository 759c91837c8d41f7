// SPDX-License-Identifier: Apache-2.0
package org.gangway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/** What a customer's browser does, without one. */
final class Browser implements AutoCloseable {

    /** One server-sent event. */
    record Event(String name, String id, JsonNode data) {}

    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    /** Of this connection: what one that was hung up still reads is for nobody. */
    private BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    final AtomicInteger heartbeats = new AtomicInteger();
    private @Nullable InputStream stream;

    Browser(String url) {
        this.url = url;
    }

    int begin() throws Exception {
        return send(post("/api/conversations", "{}"));
    }

    int message(String kind, @Nullable String text, @Nullable String answers) throws Exception {
        return message(UUID.randomUUID().toString(), kind, text, answers);
    }

    int message(String id, String kind, @Nullable String text, @Nullable String answers) throws Exception {
        Map<String, @Nullable String> message = new LinkedHashMap<>();
        message.put("id", id);
        message.put("kind", kind);
        message.put("text", text);
        message.put("answers", answers);
        return send(post("/api/messages", Json.MAPPER.writeValueAsString(message)));
    }

    int photo(String id, String answers, byte[] photo) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part("id", "", id.getBytes(UTF_8)));
        body.writeBytes(part("answers", "", answers.getBytes(UTF_8)));
        body.writeBytes(part("photo", "; filename=\"photo\"", photo));
        body.writeBytes("--b--\r\n".getBytes(UTF_8));
        return send(HttpRequest.newBuilder(URI.create(url + "/api/photos"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofByteArray());
    }

    /** Opens the stream, after an event if there is one. */
    int listen(String lastId) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + "/api/stream")).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            stream = response.body();
            BlockingQueue<Event> heard = events;
            Thread.ofVirtual().start(() -> read(response.body(), heard));
        }
        return response.statusCode();
    }

    Event event(String name) throws InterruptedException {
        Event event = next();
        if (!event.name().equals(name)) {
            throw new AssertionError("expected event " + name + " but got " + event);
        }
        return event;
    }

    Event next() throws InterruptedException {
        Event event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("expected an event");
        }
        return event;
    }

    /** The next event that is a message. */
    Event message() throws InterruptedException {
        return event("message");
    }

    void hangUp() throws IOException {
        if (stream != null) {
            stream.close();
        }
        events = new LinkedBlockingQueue<>();
    }

    @Override
    public void close() throws IOException {
        hangUp();
        http.shutdownNow();
    }

    private void read(InputStream in, BlockingQueue<Event> heard) {
        Map<String, String> event = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(':');
                if (colon == 0) {
                    heartbeats.incrementAndGet();
                } else if (line.isEmpty()) {
                    emit(event, heard);
                    event.clear();
                } else if (colon > 0) {
                    event.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
        } catch (IOException e) {
            // hung up
        }
    }

    private static void emit(Map<String, String> event, BlockingQueue<Event> heard) {
        String data = event.get("data");
        if (data != null) {
            try {
                heard.add(new Event(
                        event.getOrDefault("event", "message"),
                        event.getOrDefault("id", ""),
                        Json.MAPPER.readTree(data)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private HttpRequest post(String path, String json) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    private int send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static byte[] part(String name, String more, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n").getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }
}
