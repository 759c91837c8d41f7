// SPDX-License-Identifier: Apache-2.0
package org.gangway.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gangway.demo.DemoCustomer.Told;
import org.gangway.wire.Json;

/**
 * Listens to the stream of server-sent events of one customer, on a thread of its own. Comes back as a browser does: when
 * the stream ends, or is refused while the chat is starting, with the id of the last event it got.
 */
final class Hearing implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final URI stream;
    private final HttpClient http;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().unstarted(this::listen);
    private volatile String last = "";

    Hearing(URI stream, HttpClient http) {
        this.stream = stream;
        this.http = http;
    }

    /** Returns when nothing that is said from now on is missed. @throws DemoFailed if the stream does not open */
    void start() {
        thread.start();
        try {
            if (!open.await(15, TimeUnit.SECONDS)) {
                throw new DemoFailed("the event stream did not open", null);
            }
        } catch (InterruptedException e) {
            throw DemoFailed.interrupted(e);
        }
    }

    /** @throws DemoFailed if nothing comes in time */
    Told next(Duration patience) {
        try {
            Told next = told.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new DemoFailed("nothing was said to the customer for " + patience.toSeconds() + " s", null);
            }
            return next;
        } catch (InterruptedException e) {
            throw DemoFailed.interrupted(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }

    private void listen() {
        try {
            do {
                hearStream();
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hearStream() throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream).GET();
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        try {
            HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() == 200) {
                    open.countDown();
                    lines.forEach(this::hear);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // the app is gone: perhaps it comes back, and if not next() says so
        }
    }

    private void hear(String line) {
        if (line.startsWith("id:")) {
            last = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
            said(line.substring(5));
        }
    }

    private void said(String data) {
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
                    json.path("link").asText(),
                    json.path("options").findValuesAsText("value")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
