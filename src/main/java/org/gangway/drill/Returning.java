// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gangway.wire.Json;

/** A customer who leaves in the middle of a case of {@link Filling#SCENARIO}, and comes back. */
final class Returning {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String LEFT_AT = "email";
    private static final String NEXT = "phone";

    private final WebClient web;
    private final URI app;
    private final String cookie;
    private final Map<String, String> answers = Course.APPROVED.answers("returns@example.org");
    private boolean begun;

    Returning(WebClient web, URI app) throws InterruptedException {
        this.web = web;
        this.app = app;
        this.cookie = Strangers.begin(web, app);
    }

    /** Begins, and leaves when the question is there that stays open. */
    void begins() throws InterruptedException {
        try (Page page = new Page()) {
            for (JsonNode asked = page.question(); !step(asked).equals(LEFT_AT); asked = page.question()) {
                answer(asked);
            }
        }
    }

    /** Answers it. @return milliseconds until the next question was there */
    long returns() throws InterruptedException {
        try (Page page = new Page()) {
            JsonNode asked = page.question();
            if (!step(asked).equals(LEFT_AT)) {
                throw new DrillFailed("a customer who came back was asked for " + step(asked));
            }
            long began = System.nanoTime();
            answer(asked);
            JsonNode next = page.question();
            while (step(next).equals(LEFT_AT)) {
                next = page.question(); // reminded of it meanwhile
            }
            if (!step(next).equals(NEXT)) {
                throw new DrillFailed("a customer who went on was asked for " + step(next));
            }
            return (System.nanoTime() - began) / 1_000_000;
        }
    }

    private static String step(JsonNode question) {
        return question.path("commandId").asText().split("\\.", -1)[1];
    }

    private void answer(JsonNode question) throws InterruptedException {
        String text = answers.getOrDefault(step(question), "yes");
        say(Map.of("kind", "text", "answers", question.path("commandId").asText(), "text", text));
    }

    private void say(Map<String, String> fields) throws InterruptedException {
        Map<String, String> message = new LinkedHashMap<>(fields);
        message.put("id", UUID.randomUUID().toString());
        web.post(app.resolve("/api/messages"), cookie, message);
    }

    /** Begins the case when the page is first opened, later asks what is open. */
    private void resume() throws InterruptedException {
        say(
                begun
                        ? Map.of("kind", "resume", "language", "en")
                        : Map.of("kind", "start", "language", "en", "scenario", Filling.SCENARIO));
        begun = true;
    }

    /** Open in a browser. */
    private final class Page implements AutoCloseable {
        private final BlockingQueue<JsonNode> questions = new LinkedBlockingQueue<>();
        private final InputStream stream;

        Page() throws InterruptedException {
            stream = web.stream(app.resolve("/api/stream"), cookie)
                    .orElseThrow(() -> new DrillFailed("the page of a customer did not open"));
            Thread.ofVirtual().start(this::listen);
        }

        JsonNode question() throws InterruptedException {
            JsonNode asked = questions.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (asked == null) {
                throw new DrillFailed("a customer was not asked anything");
            }
            return asked;
        }

        private void listen() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event:resume")) {
                        resume();
                    } else if (line.startsWith("data:{")) {
                        hear(Json.read(line.substring(5).getBytes(StandardCharsets.UTF_8), JsonNode.class));
                    }
                }
            } catch (IOException e) {
                return; // closed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void hear(JsonNode event) {
            if (event.path("kind").asText().equals("question")) {
                questions.add(event);
            }
        }

        @Override
        public void close() {
            try {
                stream.close();
            } catch (IOException e) {
                // it is gone either way
            }
        }
    }
}
