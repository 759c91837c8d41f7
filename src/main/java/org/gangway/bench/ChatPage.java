// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.gangway.wire.Json;
import org.jspecify.annotations.Nullable;

/** One open chat page: its event stream, and the question it shows. */
final class ChatPage implements AutoCloseable {
    private final HttpClient http;
    private final String base;
    private final String cookie;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile @Nullable InputStream stream;
    private volatile @Nullable JsonNode question;

    private record Heard(JsonNode event, long at) {}

    private ChatPage(HttpClient http, String base, String cookie) {
        this.http = http;
        this.base = base;
        this.cookie = cookie;
    }

    static ChatPage open(HttpClient http, int port, Executor threads) throws InterruptedException {
        String base = "http://127.0.0.1:" + port;
        HttpRequest begin = HttpRequest.newBuilder(URI.create(base + "/api/conversations"))
                .POST(BodyPublishers.noBody())
                .build();
        HttpResponse<Void> begun = send(http, begin);
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        ChatPage page = new ChatPage(http, base, cookie);
        threads.execute(page::listen);
        if (!page.open.await(15, TimeUnit.SECONDS)) {
            throw new IllegalStateException("an event stream did not open");
        }
        return page;
    }

    /** Says the next thing there is to say, and waits for what comes back. @return when that came, nanoseconds */
    long say() {
        turn.lock(); // a customer waits for the answer; the next message is then late, and counted as late
        try {
            return sayNext();
        } finally {
            turn.unlock();
        }
    }

    private long sayNext() {
        long sent = System.nanoTime();
        Map<String, String> message = new LinkedHashMap<>();
        message.put("id", UUID.randomUUID().toString());
        JsonNode asked = question;
        if (asked == null) {
            message.putAll(Map.of("kind", "start", "language", "en", "scenario", "bench-chat"));
        } else {
            message.put("kind", "text");
            message.put("answers", asked.path("commandId").asText());
            message.put("text", Customers.answer(asked.path("input").asText()));
        }
        HttpResponse<Void> taken = send(
                http,
                HttpRequest.newBuilder(URI.create(base + "/api/messages"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(Json.write(message)))
                        .build());
        if (taken.statusCode() != 202) {
            throw new IllegalStateException("the web channel answered " + taken.statusCode());
        }
        long answered = next();
        if (answered < sent) {
            throw new IllegalStateException("more questions came than were called for; the latency would be wrong");
        }
        return answered;
    }

    private long next() {
        try {
            Heard next = heard.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("a message was not answered");
            }
            question = next.event;
            return next.at;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void listen() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/stream"))
                .header("Cookie", cookie)
                .build();
        try (var body = http.send(request, BodyHandlers.ofInputStream()).body();
                var lines = new java.io.BufferedReader(
                        new java.io.InputStreamReader(body, java.nio.charset.StandardCharsets.UTF_8))) {
            stream = body;
            open.countDown();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    hear(line.substring(5), System.nanoTime());
                }
            }
        } catch (IOException e) {
            // the page was closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String data, long at) throws IOException {
        JsonNode event = Json.MAPPER.readTree(data);
        if (event.path("kind").asText().equals("question")) {
            heard.add(new Heard(event, at));
        }
    }

    private static HttpResponse<Void> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        InputStream open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
    }
}
